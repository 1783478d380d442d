package io.evenkeel.desk;

import io.evenkeel.audit.Actor;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.incident.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What the desk promises and offers. Changes need {@code EDIT_DESK}. Thread-safe. */
public interface Settings {

    /** The newest version of each, by id. */
    List<WorkCalendar> calendars();

    WorkCalendar calendar(String id);

    /**
     * Makes a calendar or changes it from now on: time that has passed counts as it was. All promises by it are computed
     * anew in the same transaction.
     *
     * @param id 1 to 40 of {@code a-z 0-9 -}
     * @param lines one line for some days; refused with the number of the line that cannot be meant
     */
    WorkCalendar putCalendar(
            Actor actor, String id, String name, String zone, String lines, OptionalLong expectedVersion);

    List<Target> targets();

    /** Replaces all; for tickets that are opened or graded from now on. What was promised stays promised. */
    List<Target> putTargets(Actor actor, List<Target> targets);

    /** Which on-call schedule stands for a line; a line without one has nobody on duty. */
    Map<Line, UUID> duties();

    Map<Line, UUID> putDuties(Actor actor, Map<Line, UUID> duties);

    List<CatalogueEntry> catalogue();

    /** Replaces all. */
    List<CatalogueEntry> putCatalogue(Actor actor, List<CatalogueEntry> entries);

    /**
     * @param lines such as {@code Mon-Fri 09:00-18:00}, {@code 2026-10-01 off}
     * @param since from when this version holds
     * @param version counts its changes from 1
     */
    record WorkCalendar(String id, String name, String zone, String lines, Instant since, long version) {}

    /** @param warnPercent after which share of the time the desk is warned */
    record Target(
            Kind kind, Priority priority, String calendar, int answerMinutes, int solveMinutes, int warnPercent) {}

    /**
     * What can be asked for.
     *
     * @param id 1 to 40 of {@code a-z 0-9 -}
     * @param name by language, {@code en} and {@code zh}
     * @param description by language
     * @param schema JSON Schema (2020-12) of the form; empty: no form
     * @param process that is started with the ticket's key as business key; absent: people do it
     * @param line that does it
     * @param solveMinutes the target time; absent: as for requests of its priority
     */
    record CatalogueEntry(
            String id,
            Map<String, String> name,
            Map<String, String> description,
            Map<String, Object> schema,
            Optional<String> process,
            Line line,
            Optional<Integer> solveMinutes) {

        public CatalogueEntry {
            name = Map.copyOf(name);
            description = Map.copyOf(description);
            schema = Map.copyOf(schema);
        }
    }
}
