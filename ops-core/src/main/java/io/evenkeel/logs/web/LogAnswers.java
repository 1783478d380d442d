package io.evenkeel.logs.web;

import io.evenkeel.logs.LineIds;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.Logs.KnownTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the console is told of log lines. */
final class LogAnswers {
    private LogAnswers() {}

    /**
     * @param place where the line stands among all; for {@code beyond}
     * @param id a number that is too large for JavaScript, and so is text
     */
    record LineView(
            String id,
            String place,
            Instant at,
            Instant arrivedAt,
            String host,
            String source,
            String level,
            String message,
            Map<String, String> fields,
            long template,
            boolean novel) {

        static LineView of(LogLine line) {
            return new LineView(
                    Long.toString(line.id()),
                    Place.text(line.position()),
                    line.at(),
                    LineIds.arrivalOf(line.id()),
                    line.host(),
                    line.source(),
                    line.severity().word(),
                    line.message(),
                    line.fields(),
                    line.template(),
                    line.novel());
        }
    }

    /**
     * @param whole false where time was up before all lines were looked at
     * @param next where the next page begins; none where there is no more
     */
    record Lines(List<LineView> items, boolean whole, Optional<String> next) {}

    /** @param levels how many lines of each level; those without a line are left out */
    record Step(Instant from, Map<String, Long> levels) {}

    record Counts(List<Step> steps, long stepSeconds, boolean whole) {}

    /**
     * @param text empty where the template was forgotten
     * @param before lines in the span of the same length a day before
     */
    record Pattern(
            long template,
            Optional<String> text,
            long lines,
            long before,
            Instant first,
            Instant last,
            Optional<Instant> firstSeen,
            Optional<String> firstHost,
            Optional<String> firstSource) {

        static Pattern of(io.evenkeel.logs.LogStore.TemplateCount count, long before, Optional<KnownTemplate> known) {
            return new Pattern(
                    count.template(),
                    known.map(KnownTemplate::text),
                    count.lines(),
                    before,
                    count.first(),
                    count.last(),
                    known.map(KnownTemplate::firstSeen),
                    known.map(KnownTemplate::firstHost),
                    known.map(KnownTemplate::firstSource));
        }
    }

    record Patterns(List<Pattern> items, boolean whole) {}

    record LogUsage(long lines, long bytes, Optional<Instant> oldest) {}
}
