package io.evenkeel.logs.internal;

import io.evenkeel.logs.Logs.KnownTemplate;
import io.evenkeel.logs.Template;
import io.evenkeel.logs.Templates;
import io.evenkeel.logs.Templates.Change;
import io.evenkeel.logs.internal.TemplateRows.Met;
import io.evenkeel.logs.internal.TemplateRows.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Templates as lines arrive, and whether a template is new. A new template is written down before its first line is kept, so
 * that no id is given twice. Thread-safe.
 */
@Component
class LearnedTemplates {
    private static final int MOST_TEMPLATES = 50_000;
    private static final int MOST_SOURCES = 100_000;

    /** So many lines that brought nothing new say as much of a source as a while does. */
    static final int LINES_OF_LEARNING = 300;

    private final TemplateRows rows;
    private final Duration learning;
    private final Map<Long, Met> unwritten = new HashMap<>();
    private @Nullable Templates templates;
    private Map<Source, Acquaintance> sources = Map.of();

    /**
     * What is said of one line.
     *
     * @param novel its template was never met before, and its source is known for a while: since long ago, or by so many
     *     lines one behind the other that brought nothing new
     */
    record Mark(long template, boolean novel) {}

    LearnedTemplates(TemplateRows rows, @Value("${evenkeel.logs.learning:PT10M}") Duration learning) {
        this.rows = rows;
        this.learning = learning;
    }

    synchronized Mark mark(Source source, Templates.Masked message, Instant now) {
        Acquaintance acquaintance = acquaintance(source, now);
        Templates.Match match = templates().learn(message);
        Template template = match.template();
        if (match.change() == Change.NEW) {
            writeDown(new KnownTemplate(template.id(), template.text(), source.host(), source.name(), now, now));
        } else {
            unwritten.put(template.id(), new Met(template.text(), now));
        }
        boolean isNew = match.change() == Change.NEW;
        boolean isKnown =
                acquaintance.isClose() || !acquaintance.since.plus(learning).isAfter(now);
        acquaintance.met(isNew);
        return new Mark(template.id(), isNew && isKnown);
    }

    /** How many were forgotten since the start, or since one could not be written down, because there were too many. */
    synchronized long forgotten() {
        return templates == null ? 0 : templates.forgotten();
    }

    /** With a source. Not thread-safe. */
    private static final class Acquaintance {
        private final Instant since;
        private int nothingNew;

        Acquaintance(Instant since) {
            this.since = since;
        }

        /** What was close once stays so. */
        boolean isClose() {
            return nothingNew >= LINES_OF_LEARNING;
        }

        void met(boolean isNew) {
            if (!isClose()) {
                nothingNew = isNew ? 0 : nothingNew + 1;
            }
        }
    }

    /** One that cannot be written down is unlearned with what was learned since, or its id could be given again. */
    private void writeDown(KnownTemplate template) {
        try {
            rows.add(template);
        } catch (RuntimeException e) {
            templates = null;
            throw e;
        }
    }

    private Templates templates() {
        Templates known = templates;
        if (known == null) {
            List<Template> before = rows.newest(MOST_TEMPLATES).stream()
                    .map(one -> new Template(one.id(), one.text()))
                    .toList();
            known = Templates.of(MOST_TEMPLATES, before, rows.highestId());
            templates = known;
            Map<Source, Acquaintance> met = new HashMap<>();
            rows.sources(MOST_SOURCES).forEach((source, since) -> met.put(source, new Acquaintance(since)));
            sources = met;
        }
        return known;
    }

    /** Beyond the most that is held, a source is met for the first time each time, and nothing of it is new. */
    private Acquaintance acquaintance(Source source, Instant now) {
        templates();
        Acquaintance known = sources.get(source);
        if (known != null) {
            return known;
        }
        Acquaintance first = new Acquaintance(now);
        if (sources.size() < MOST_SOURCES) {
            rows.add(source, now);
            sources.put(source, first);
        }
        return first;
    }

    /**
     * Puts templates together that differ in a variable's values only, writes down when they were met last and what has become of
     * their texts, and forgets those that are too many. Called every minute or so. One that became part of another keeps its row,
     * which its lines name.
     */
    void writeDown() {
        Map<Long, Met> met;
        synchronized (this) {
            if (templates != null) {
                templates.merge();
            }
            met = Map.copyOf(unwritten);
            unwritten.clear();
        }
        try {
            rows.met(met);
        } catch (RuntimeException e) {
            synchronized (this) {
                met.forEach(unwritten::putIfAbsent);
            }
            throw e;
        }
        rows.forgetBeyond(MOST_TEMPLATES);
    }
}
