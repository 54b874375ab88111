package dev.vitrine.prismiq;

import dev.vitrine.repository.DashboardPinRepository;
import dev.vitrine.repository.DashboardPinRow;
import dev.vitrine.repository.StateDatabase;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which dashboards users want at hand where. Places of a context count from 0 without a gap.
@Singleton
final class Pins {

  private final DashboardPinRepository repository;
  private final StateDatabase database;
  private final Clock clock;

  Pins(DashboardPinRepository repository, StateDatabase database, Clock clock) {
    this.repository = repository;
    this.database = database;
    this.clock = clock;
  }

  List<DashboardPinRow> in(Asker asker, String user, String context) {
    return repository.findByTenantAndUserNameAndContextOrderByPlace(asker.tenant(), user, context);
  }

  List<String> contexts(Asker asker, String user, String dashboard) {
    return repository
        .findByTenantAndUserNameAndDashboardOrderByContext(asker.tenant(), user, dashboard)
        .stream()
        .map(DashboardPinRow::context)
        .toList();
  }

  /// @param place where it goes; empty for the end
  /// @throws Refused when it is there already
  DashboardPinRow pin(
      Asker asker, String user, String context, String dashboard, Optional<Long> place) {
    List<DashboardPinRow> pins = new ArrayList<>(in(asker, user, context));
    if (has(pins, dashboard)) {
      throw twice(dashboard, context);
    }
    int at = place.map(wanted -> (int) Math.min(wanted, pins.size())).orElse(pins.size());
    DashboardPinRow added =
        new DashboardPinRow(
            UUID.randomUUID().toString(),
            asker.tenant(),
            user,
            context,
            dashboard,
            at,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    pins.add(at, added);
    try {
      database.write(() -> {
        repository.save(added);
        number(pins);
      });
    } catch (DataAccessException perhapsAtOnce) {
      throw has(in(asker, user, context), dashboard) ? twice(dashboard, context) : perhapsAtOnce;
    }
    return added;
  }

  private static boolean has(List<DashboardPinRow> pins, String dashboard) {
    return pins.stream().anyMatch(pin -> pin.dashboard().equals(dashboard));
  }

  private static Refused twice(String dashboard, String context) {
    return Refused.badRequest(
        "Dashboard '%s' is already pinned to context '%s'".formatted(dashboard, context));
  }

  private void number(List<DashboardPinRow> pins) {
    for (int i = 0; i < pins.size(); i++) {
      if (pins.get(i).place() != i) {
        repository.move(pins.get(i).id(), i);
      }
    }
  }

  /// @throws Refused when it is not there
  void unpin(Asker asker, String user, String context, String dashboard) {
    List<DashboardPinRow> pins = new ArrayList<>(in(asker, user, context));
    DashboardPinRow pin =
        pins.stream()
            .filter(known -> known.dashboard().equals(dashboard))
            .findFirst()
            .orElseThrow(() ->
                Refused.notFound(
                    "Pin not found for dashboard '%s' in context '%s'"
                        .formatted(dashboard, context)));
    pins.remove(pin);
    database.write(() -> {
      repository.delete(pin);
      number(pins);
    });
  }

  /// Those that are named come first, in that order; the others follow as they are.
  void order(Asker asker, String user, String context, List<String> wanted) {
    List<DashboardPinRow> pins = new ArrayList<>(in(asker, user, context));
    pins.sort(
        Comparator.comparingInt(pin -> {
          int index = wanted.indexOf(pin.dashboard());
          return index < 0 ? Integer.MAX_VALUE : index;
        }));
    database.write(() -> number(pins));
  }
}
