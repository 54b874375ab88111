package dev.vitrine.warehouses.jdbc;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Databases beside the embedded one.
///
/// @param connections by name, each a map of fields as [SpecReader] takes them
/// @param connectionsFile a YAML file with more of them
/// @param driverDirectory where jars of drivers that are not built in lie; `lib-ext` beside the
///   server's own jars if nobody says otherwise
/// @param connectionHosts to which connections may go, such as `db.example.com` or
///   `*.internal.example.com`; none for all
/// @param connectionDirectories in which files of connections that are made over HTTP may lie
@ConfigurationProperties("vitrine")
public record ConnectionsConfig(
    @Nullable
        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW)
        Map<String, Object> connections,
    @Nullable Path connectionsFile,
    @Nullable Path driverDirectory,
    @Bindable(defaultValue = "") List<String> connectionHosts,
    @Bindable(defaultValue = "") List<Path> connectionDirectories) {}
