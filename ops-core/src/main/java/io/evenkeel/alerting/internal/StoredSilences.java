package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Silences;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link Silences} on the table. What a change mutes or unmutes is settled in its own transaction. */
@Service
class StoredSilences implements Silences {
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final int MOST = 5_000;
    private static final int MOST_MATCHERS = 50;
    private static final int LONGEST_VALUE = 4_000;
    private static final int LONGEST_COMMENT = 2_000;
    private static final Duration LONGEST = Duration.ofDays(10 * 366);
    static final Duration FORGET_AFTER = Duration.ofDays(90);

    private final SilenceRows rows;
    private final MutingLock lock;
    private final Announcements announcements;
    private final Audit audit;
    private final InstantSource clock;

    StoredSilences(SilenceRows rows, MutingLock lock, Announcements announcements, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.lock = lock;
        this.announcements = announcements;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Silence> all() {
        Instant now = clock.instant();
        return rows.all().stream()
                .sorted(Comparator.comparing((Silence silence) -> silence.state(now)))
                .toList();
    }

    @Override
    public Optional<Silence> find(UUID id) {
        return rows.find(id);
    }

    @Override
    @Transactional
    public UUID put(Actor actor, Optional<UUID> replaces, Draft draft) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        Instant now = moment();
        check(draft, now);
        lock.toChange();
        Optional<Silence> before = replaces.map(id -> rows.find(id).orElseThrow(StoredSilences::unknown));
        boolean same = before.filter(silence -> silence.state(now) != State.EXPIRED && isSame(silence, draft, now))
                .isPresent();
        if (before.isEmpty() || !same) {
            mustHaveRoom(now);
        }
        before.filter(silence -> !same && silence.state(now) != State.EXPIRED)
                .ifPresent(silence -> end(actor, silence, now));
        UUID id = same ? replaces.orElseThrow() : UUID.randomUUID();
        Instant starts = same || draft.startsAt().isAfter(now) ? draft.startsAt() : now;
        var silence = new Silence(
                id,
                draft.matchers(),
                starts,
                draft.endsAt(),
                actor.name(),
                draft.comment().strip(),
                now);
        rows.store(silence);
        audit.record(actor, same ? "alerting.silence.change" : "alerting.silence.add", id.toString(), facts(silence));
        announcements.lookAgain(now);
        return id;
    }

    @Override
    @Transactional
    public void expire(Actor actor, UUID id) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        Instant now = moment();
        lock.toChange();
        Silence silence = rows.find(id).orElseThrow(StoredSilences::unknown);
        if (silence.state(now) == State.EXPIRED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "silence-over",
                    "silence " + id + " already expired at " + silence.endsAt() + ".");
        }
        end(actor, silence, now);
        announcements.lookAgain(now);
    }

    /** In milliseconds, as the API shows times: what is sent back is what was read. */
    private Instant moment() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void end(Actor actor, Silence silence, Instant now) {
        Instant starts = silence.startsAt().isAfter(now) ? now : silence.startsAt();
        rows.store(new Silence(
                silence.id(), silence.matchers(), starts, now, silence.createdBy(), silence.comment(), now));
        audit.record(actor, "alerting.silence.expire", silence.id().toString(), facts(silence));
    }

    /** An active one keeps its beginning; otherwise only its end, its comment and its author may differ. */
    private static boolean isSame(Silence silence, Draft draft, Instant now) {
        boolean sameMatchers = silence.matchers().equals(draft.matchers());
        boolean sameStart = silence.startsAt().equals(draft.startsAt());
        return sameMatchers
                && (silence.state(now) == State.PENDING ? !draft.startsAt().isBefore(now) : sameStart);
    }

    private void mustHaveRoom(Instant now) {
        if (rows.countOpen(now) >= MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-silences",
                    "There are %,d silences that are not over. Expire some of them first.".formatted(MOST));
        }
    }

    private static void check(Draft draft, Instant now) {
        if (draft.matchers().isEmpty() || draft.matchers().size() > MOST_MATCHERS) {
            throw invalid("A silence needs 1 to " + MOST_MATCHERS + " matchers.", "matchers");
        }
        draft.matchers().forEach(StoredSilences::check);
        if (draft.matchers().stream().allMatch(matcher -> matcher.test().test(""))) {
            throw invalid("At least one matcher must not match an empty label; else everything is muted.", "matchers");
        }
        if (!draft.endsAt().isAfter(draft.startsAt())) {
            throw invalid("The end of a silence comes after its start.", "endsAt");
        }
        if (!draft.endsAt().isAfter(now)) {
            throw invalid("The end of a silence can't be in the past.", "endsAt");
        }
        if (draft.endsAt().isAfter(now.plus(LONGEST))) {
            throw invalid("A silence ends within ten years.", "endsAt");
        }
        if (draft.comment().isBlank() || draft.comment().length() > LONGEST_COMMENT) {
            throw invalid(
                    "Say why in 1 to %,d characters: who looks at it at night must know.".formatted(LONGEST_COMMENT),
                    "comment");
        }
    }

    private static void check(Matcher matcher) {
        if (!LABEL.matcher(matcher.label()).matches()) {
            throw invalid("\"" + matcher.label() + "\" is not a name of a label.", "matchers");
        }
        if (matcher.value().length() > LONGEST_VALUE || matcher.value().indexOf(0) >= 0) {
            throw invalid("The value of " + matcher.label() + " is too long or no text.", "matchers");
        }
        try {
            matcher.test();
        } catch (IllegalArgumentException e) {
            throw invalid("The value of " + matcher.label() + ": " + e.getMessage() + ".", "matchers");
        }
    }

    private static Refusal invalid(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "silence-invalid", sentence, field);
    }

    private static Refusal unknown() {
        return new Refusal(Refusal.Kind.NOT_FOUND, "silence-unknown", "silence not found");
    }

    private static Map<String, String> facts(Silence silence) {
        var facts = new HashMap<String, String>();
        facts.put(
                "matchers",
                String.join(
                        ", ",
                        silence.matchers().stream().map(StoredSilences::written).toList()));
        facts.put("startsAt", silence.startsAt().toString());
        facts.put("endsAt", silence.endsAt().toString());
        facts.put("comment", silence.comment());
        return facts;
    }

    /** As amtool shows it. */
    static String written(Matcher matcher) {
        String sign = switch (matcher.kind()) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case REGEX -> "=~";
            case NOT_REGEX -> "!~";
        };
        return matcher.label() + sign + '"' + matcher.value() + '"';
    }
}
