package io.evenkeel.logs.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LineIds;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.Templates;
import io.evenkeel.logs.internal.TemplateRows.Source;
import io.evenkeel.logs.internal.own.ParsingRules;
import io.evenkeel.logs.internal.parse.Legible;
import io.evenkeel.logs.internal.parse.LineParser;
import io.evenkeel.logs.internal.parse.Opened;
import io.evenkeel.logs.internal.parse.OwnRules;
import io.evenkeel.logs.internal.parse.Parsed;
import io.evenkeel.logs.internal.series.LogSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** {@link LogIntake}: parse, mask, repair the time, find the template, keep, count. */
@Service
class Intake implements LogIntake {
    static final int LONGEST_MESSAGE = 64 << 10;

    /** What is read of a line to take it apart: a document of JSON is longer than its message. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_SOURCE = 1000;

    /** A line from further ahead was written by a clock that is wrong. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final LogStore store;
    private final LearnedTemplates templates;
    private final LogSeries series;
    private final InstantSource clock;
    private final LineIds ids;
    private final ParsingRules rules;
    private final LineParser parser;
    private final Duration kept;

    Intake(
            LogStore store,
            LearnedTemplates templates,
            LogSeries series,
            InstantSource clock,
            LogSettings settings,
            LineIds ids,
            ParsingRules rules) {
        this.store = store;
        this.templates = templates;
        this.series = series;
        this.clock = clock;
        this.ids = ids;
        this.rules = rules;
        this.parser = new LineParser(settings.zone());
        this.kept = settings.retention();
    }

    @Override
    public void take(Actor actor, List<RawLine> lines) {
        actor.mustHave(Right.WRITE_LOGS);
        if (lines.isEmpty()) {
            return;
        }
        if (lines.size() > MOST_LINES) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "too-many-lines",
                    "At most " + MOST_LINES + " lines are taken at once; send less in one request.");
        }
        keep(lines(actor, lines, clock.instant(), row(lines.size())));
    }

    /** Ids for so many lines, at least one. */
    LineIds.Row row(int lines) {
        return ids.row(lines);
    }

    /** Lines as they will be kept, with these ids. */
    List<LogLine> lines(Actor actor, List<RawLine> raw, Instant now, LineIds.Row row) {
        OwnRules own = rules.inForce();
        List<LogLine> lines = new ArrayList<>(raw.size());
        for (int place = 0; place < raw.size(); place++) {
            lines.add(line(actor, raw.get(place), now, row.id(place), own));
        }
        return lines;
    }

    void keep(List<LogLine> lines) {
        try {
            store.append(lines);
        } catch (LogStoreUnavailable e) {
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "logs-not-kept", String.valueOf(e.getMessage()));
        }
        series.count(lines);
        series.templatesForgotten(templates.forgotten());
    }

    private LogLine line(Actor actor, RawLine raw, Instant now, long id, OwnRules own) {
        String host = actor.kind() == Actor.Kind.AGENT ? actor.id() : named(raw.host(), LONGEST_HOST);
        Source source = new Source(host, named(raw.source(), LONGEST_SOURCE));
        String whole = cut(raw.text(), LONGEST_TEXT);
        Opened opened = Opened.of(whole, source.host(), source.name(), own, parser);
        Parsed parsed = opened.parsed();
        Map<String, String> fields = new HashMap<>(parsed.fields());
        raw.fields()
                .forEach((name, value) -> fields.putIfAbsent(name, own.masks().maskedValue(name, value)));
        fields.putAll(opened.told());
        fields.replaceAll((_, value) -> Legible.text(value));
        String message = Legible.text(cut(parsed.message(), LONGEST_MESSAGE));
        if (raw.text().length() > LONGEST_TEXT
                || message.length() < parsed.message().length()) {
            fields.put("cut_from_chars", Integer.toString(raw.text().length()));
        }
        if (raw.at().isEmpty()) {
            // The line's time says the same, and a value that no other line has costs the index more than its words.
            parsed.timeIn().ifPresent(fields::remove);
        }
        Instant said = opened.first(raw.at(), parsed.at()).orElse(now);
        Instant at = said;
        if (said.isAfter(now.plus(AHEAD)) || said.isBefore(now.minus(kept))) {
            at = now;
            fields.put("time_said", said.toString());
        }
        LearnedTemplates.Mark mark = templates.mark(source, Templates.masked(message), now);
        return new LogLine(
                id,
                at,
                source.host(),
                source.name(),
                opened.first(raw.severity(), parsed.severity()).orElse(Severity.INFO),
                message,
                fields,
                mark.template(),
                mark.novel());
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    private static String named(String given, int longest) {
        String name = Legible.name(cut(given.strip(), longest));
        return name.isEmpty() ? "unknown" : name;
    }
}
