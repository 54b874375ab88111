package dev.vitrine.notebooks.book;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Limits of notebooks: `vitrine.notebooks.*`.
///
/// @param warehouse where the statements of a notebook without a connection run; unset: nowhere
/// @param database in which bare names are looked up on the embedded warehouse
/// @param schema of that database
/// @param mostPerCaller notebooks of one caller
/// @param mostCells cells of one notebook
/// @param cellCharacters of one cell's text
/// @param notebookCharacters of all texts of one notebook
/// @param versions earlier versions that are kept of one notebook
/// @param versionGap edits of the same cell that follow each other this soon are one version
/// @param cellTimeout how long one cell may run
/// @param shownRows of a table in a cell's output; the result has them all
/// @param variableRows of a SQL cell's result that other cells can read
/// @param idle a notebook that nobody watches gives up its Python and its connection after this
/// @param mostOpen notebooks that are open at once; the one that is idle longest makes room
/// @param mostSockets sockets in all
/// @param socketsPerCaller sockets of one caller
/// @param authenticateWithin a socket that must say who it is has this long
/// @param pingEvery how often a socket's client and its credentials are asked for
@ConfigurationProperties("vitrine.notebooks")
public record NotebooksConfig(
    @Nullable String warehouse,
    @Bindable(defaultValue = "VITRINE") String database,
    @Bindable(defaultValue = "PUBLIC") String schema,
    @Bindable(defaultValue = "1000") int mostPerCaller,
    @Bindable(defaultValue = "500") int mostCells,
    @Bindable(defaultValue = "262144") int cellCharacters,
    @Bindable(defaultValue = "2097152") int notebookCharacters,
    @Bindable(defaultValue = "100") int versions,
    @Bindable(defaultValue = "30s") Duration versionGap,
    @Bindable(defaultValue = "5m") Duration cellTimeout,
    @Bindable(defaultValue = "1000") int shownRows,
    @Bindable(defaultValue = "10000") int variableRows,
    @Bindable(defaultValue = "30m") Duration idle,
    @Bindable(defaultValue = "1000") int mostOpen,
    @Bindable(defaultValue = "5000") int mostSockets,
    @Bindable(defaultValue = "100") int socketsPerCaller,
    @Bindable(defaultValue = "5s") Duration authenticateWithin,
    @Bindable(defaultValue = "30s") Duration pingEvery) {}
