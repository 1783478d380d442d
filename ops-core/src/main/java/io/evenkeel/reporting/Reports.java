package io.evenkeel.reporting;

import io.evenkeel.audit.Actor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reports on weeks and months. One that is made never changes. Thread-safe. */
public interface Reports {

    /**
     * Makes the report of the period that has this day, or returns the one that was made before. Refused while the period
     * is not over. Needs {@code EDIT_REPORTS}.
     */
    Made make(Actor actor, Period.Kind kind, LocalDate day);

    /** What the report would say now, of a period that has begun; stored nowhere. Needs {@code SEE_OPERATIONS}. */
    Report draft(Actor actor, Period.Kind kind, LocalDate day);

    /** Refused where what is stored is not what was written. */
    Optional<Report> find(UUID id);

    /**
     * Those of the newest periods first.
     *
     * @param cursor {@link Page#next} of the page before
     * @param limit to 200
     */
    Page list(Optional<Period.Kind> kind, Optional<String> cursor, int limit);

    /** RFC 4180, in UTF-8 with a byte order mark: a line for each figure and each cell. */
    String csv(Report report, Language language);

    byte[] pdf(Report report, Language language);

    /** Such as {@code report-2026-11.pdf}, {@code report-2026-W47.csv}. */
    String fileName(Report report, String extension);

    /** Where weeks and months begin. */
    ZoneId zone();

    /** @param anew whether this call made it */
    record Made(Report report, boolean anew) {}

    record Page(List<Report.Head> items, Optional<String> next) {

        public Page {
            items = List.copyOf(items);
        }
    }
}
