package io.evenkeel.logs.internal.own;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.HouseZone;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.internal.parse.LineParser;
import io.evenkeel.logs.internal.parse.Masks;
import io.evenkeel.logs.internal.parse.Opened;
import io.evenkeel.logs.internal.parse.OwnParser;
import io.evenkeel.logs.internal.parse.OwnRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tries a parser or a mask on samples, together with those that hold, exactly as the inlet would. Nothing is kept. */
@Service
public class ParsingTrial {
    public static final int MOST_SAMPLES = 50;
    static final int LONGEST_SAMPLE = 8192;
    private static final int LONGEST_NAME = 1000;
    private static final int AT_ONCE = 2;

    private final ParsingBook book;
    private final ParsingRows rows;
    private final LineParser parser;
    private final Semaphore trying = new Semaphore(AT_ONCE);

    ParsingTrial(ParsingBook book, ParsingRows rows, Environment settings) {
        this.book = book;
        this.rows = rows;
        this.parser = new LineParser(HouseZone.of(settings));
    }

    /** A line, and where it would come from. */
    public record Sample(String text, String host, String source) {}

    /**
     * What becomes of a sample.
     *
     * @param meant whether the draft is for lines of this host and source
     * @param matches whether the draft alone matches, whatever is tried before it
     */
    public record Tried(Opened opened, Masks.Found masked, boolean meant, boolean matches) {}

    /**
     * Needs {@code SEE_OPERATIONS}.
     *
     * @param parserDraft takes the place of the one of its name, enabled
     * @param maskDraft as {@code parserDraft}
     */
    @Transactional(readOnly = true)
    public List<Tried> run(
            Actor actor, List<Sample> samples, Optional<LogParser> parserDraft, Optional<LogMask> maskDraft) {
        actor.mustHave(Right.SEE_OPERATIONS);
        check(samples);
        if (!trying.tryAcquire()) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY, "trying-too-much", "Too many trials run at once. Try again in a moment.");
        }
        try {
            Optional<LogParser> draft = parserDraft.map(one -> enabled(book.checked(one, actor)));
            Optional<LogMask> hidden = maskDraft
                    .map(one -> book.checked(one, actor))
                    .map(one -> new LogMask(one.name(), true, one.expression(), one.byName(), one.at()));
            OwnRules own = ParsingRules.uncounted(with(draft), withMask(hidden));
            Optional<OwnParser> alone = draft.map(
                    one -> new OwnParser(one.name(), one.expression(), one.host(), one.source(), new LongAdder()));
            return samples.stream().map(sample -> tried(sample, own, alone)).toList();
        } finally {
            trying.release();
        }
    }

    private Tried tried(Sample sample, OwnRules own, Optional<OwnParser> alone) {
        Opened opened = Opened.of(sample.text(), sample.host(), sample.source(), own, parser);
        boolean meant =
                alone.filter(one -> one.isFor(sample.host(), sample.source())).isPresent();
        boolean matches = alone.filter(one -> parser.matches(own.masks().masked(sample.text()), one, own.masks()))
                .isPresent();
        return new Tried(opened, own.masks().foundIn(sample.text()), meant, matches);
    }

    private List<LogParser> with(Optional<LogParser> draft) {
        List<LogParser> all = new ArrayList<>(rows.parsers());
        draft.ifPresent(one -> {
            all.removeIf(other -> other.name().equals(one.name()));
            all.add(one);
        });
        all.sort(Comparator.comparingInt(LogParser::place).thenComparing(LogParser::name));
        return all;
    }

    private List<LogMask> withMask(Optional<LogMask> draft) {
        List<LogMask> all = new ArrayList<>(rows.masks());
        draft.ifPresent(one -> {
            all.removeIf(other -> other.name().equals(one.name()));
            all.add(one);
        });
        all.sort(Comparator.comparing(LogMask::name));
        return all;
    }

    private static LogParser enabled(LogParser one) {
        return new LogParser(
                one.name(), one.place(), true, one.expression(), one.host(), one.source(), one.byName(), one.at());
    }

    private static void check(List<Sample> samples) {
        if (samples.size() > MOST_SAMPLES) {
            throw refused("At most " + MOST_SAMPLES + " samples are tried at once.");
        }
        for (Sample sample : samples) {
            if (sample.text().length() > LONGEST_SAMPLE
                    || sample.host().length() > LONGEST_NAME
                    || sample.source().length() > LONGEST_NAME) {
                throw refused("A sample has at most " + LONGEST_SAMPLE + " characters, its host and source "
                        + LONGEST_NAME + ".");
            }
        }
    }

    private static Refusal refused(String sentence) {
        return new Refusal(Refusal.Kind.INVALID, "log-samples-too-many", sentence, "samples");
    }
}
