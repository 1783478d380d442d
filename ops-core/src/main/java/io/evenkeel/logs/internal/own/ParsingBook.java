package io.evenkeel.logs.internal.own;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.internal.parse.ExpressionError;
import io.evenkeel.logs.internal.parse.OwnMask;
import io.evenkeel.logs.internal.parse.OwnParser;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes and reads own parsers and masks. They hold for lines that come from then on, at the latest in five seconds. */
@Service
public class ParsingBook {
    /** Each may be tried on every line that comes. */
    static final int MOST_PARSERS = 50;

    static final int MOST_MASKS = 20;
    private static final int LAST_PLACE = 1000;
    private static final int LONGEST_PLACE = 255;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,60}");

    private final ParsingRows rows;
    private final ParsingRules rules;
    private final Audit audit;
    private final InstantSource clock;

    ParsingBook(ParsingRows rows, ParsingRules rules, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param lines that it took on this server since its start */
    public record KeptParser(LogParser parser, long lines) {}

    /** @param texts in which it found something on this server since its start */
    public record KeptMask(LogMask mask, long texts) {}

    /** In the order in which they are tried. Needs {@code SEE_OPERATIONS}. */
    @Transactional(readOnly = true)
    public List<KeptParser> parsers(Actor actor) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return rows.parsers().stream()
                .map(parser -> new KeptParser(parser, rules.takenBy(parser.name())))
                .toList();
    }

    /** By name. Needs {@code SEE_OPERATIONS}. */
    @Transactional(readOnly = true)
    public List<KeptMask> masks(Actor actor) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return rows.masks().stream()
                .map(mask -> new KeptMask(mask, rules.maskedBy(mask.name())))
                .toList();
    }

    /**
     * Keeps a parser; one of this name is replaced. Needs {@code EDIT_RULES}.
     *
     * @param draft its writer and time are not looked at
     */
    @Transactional
    public LogParser put(Actor actor, LogParser draft) {
        actor.mustHave(Right.EDIT_RULES);
        LogParser parser = checked(draft, actor);
        rows.lock();
        List<LogParser> before = rows.parsers();
        if (before.size() >= MOST_PARSERS
                && before.stream().noneMatch(one -> one.name().equals(parser.name()))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-log-parsers",
                    "There are " + MOST_PARSERS + " parsers already. Remove one that takes no lines.");
        }
        rows.put(parser);
        whenCommitted();
        audit.record(
                actor,
                "logs.parser.put",
                parser.name(),
                Map.of(
                        "expression", parser.expression(),
                        "host", parser.host(),
                        "source", parser.source(),
                        "place", Integer.toString(parser.place()),
                        "enabled", Boolean.toString(parser.enabled())));
        return parser;
    }

    /** Keeps a mask; one of this name is replaced. Needs {@code EDIT_SETTINGS}. */
    @Transactional
    public LogMask put(Actor actor, LogMask draft) {
        actor.mustHave(Right.EDIT_SETTINGS);
        LogMask mask = checked(draft, actor);
        rows.lock();
        List<LogMask> before = rows.masks();
        if (before.size() >= MOST_MASKS
                && before.stream().noneMatch(one -> one.name().equals(mask.name()))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-log-masks",
                    "There are " + MOST_MASKS + " masks already. Bring two of them into one expression.");
        }
        rows.put(mask);
        whenCommitted();
        audit.record(
                actor,
                "logs.mask.put",
                mask.name(),
                Map.of("expression", mask.expression(), "enabled", Boolean.toString(mask.enabled())));
        return mask;
    }

    @Transactional
    public void removeParser(Actor actor, String name) {
        actor.mustHave(Right.EDIT_RULES);
        if (!rows.removeParser(name)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "log-parser-unknown",
                    "There is no parser of this name. Load the list again.");
        }
        whenCommitted();
        audit.record(actor, "logs.parser.remove", name, Map.of());
    }

    @Transactional
    public void removeMask(Actor actor, String name) {
        actor.mustHave(Right.EDIT_SETTINGS);
        if (!rows.removeMask(name)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "log-mask-unknown", "There is no mask of this name. Load the list again.");
        }
        whenCommitted();
        audit.record(actor, "logs.mask.remove", name, Map.of());
    }

    private void whenCommitted() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            rules.changed();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                rules.changed();
            }
        });
    }

    /** As it would be kept. */
    LogParser checked(LogParser draft, Actor actor) {
        checkName(draft.name());
        if (draft.place() < 1 || draft.place() > LAST_PLACE) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "log-parser-place",
                    "The place is a number from 1 to " + LAST_PLACE + ".",
                    "place");
        }
        String host = checkedPlace(draft.host(), "host");
        String source = checkedPlace(draft.source(), "source");
        taken(() -> new OwnParser(draft.name(), draft.expression(), host, source, new LongAdder()));
        return new LogParser(
                draft.name(), draft.place(), draft.enabled(), draft.expression(), host, source, actor.name(), now());
    }

    LogMask checked(LogMask draft, Actor actor) {
        checkName(draft.name());
        taken(() -> new OwnMask(draft.name(), draft.expression(), new LongAdder()));
        return new LogMask(draft.name(), draft.enabled(), draft.expression(), actor.name(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "log-parsing-name",
                    "Name it with 1 to 60 of a-z, 0-9, \"_\" and \"-\".",
                    "name");
        }
    }

    private static String checkedPlace(String text, String field) {
        String place = text.strip();
        if (place.length() > LONGEST_PLACE || place.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "log-parser-for",
                    "Hosts and sources are told by at most " + LONGEST_PLACE + " characters, with * and ?.",
                    field);
        }
        return place;
    }

    private static void taken(Runnable compiling) {
        try {
            compiling.run();
        } catch (ExpressionError e) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "log-expression-wrong", String.valueOf(e.getMessage()), "expression");
        }
    }
}
