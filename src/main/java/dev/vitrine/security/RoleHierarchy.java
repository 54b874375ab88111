package dev.vitrine.security;

import dev.vitrine.repository.RoleMemberRepository;
import dev.vitrine.repository.RoleMemberRow;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Which roles a role has with it: a role may do all that the roles granted to it may.
@Singleton
public final class RoleHierarchy {

  private final RoleMemberRepository members;

  RoleHierarchy(RoleMemberRepository members) {
    this.members = members;
  }

  /// These roles, then all that they have with them, each once.
  public SequencedSet<String> reach(Collection<String> roles) {
    SequencedSet<String> reached = new LinkedHashSet<>(roles);
    Deque<String> open = new ArrayDeque<>(reached);
    List<RoleMemberRow> all = members.listOrderByRoleName();
    while (!open.isEmpty()) {
      String role = open.removeFirst();
      all.stream()
          .filter(member -> member.grantee().equals(role))
          .map(RoleMemberRow::roleName)
          .filter(reached::add)
          .forEach(open::addLast);
    }
    return reached;
  }
}
