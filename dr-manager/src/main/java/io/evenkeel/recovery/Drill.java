package io.evenkeel.recovery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One restore drill, from the question whether it may be held to its review.
 *
 * @param number what people say: {@code DR-32}
 * @param result once it has ended
 * @param reason why it was asked for, or why it was refused or stopped
 * @param until the chosen second to recover to; empty: as far as the manifest of the copy
 * @param beganAt when the host began
 * @param last the last one of the policy before that passed and was measured
 * @param steps all, in their order
 * @param output what the tools said: the first {@code 200} lines; empty in lists
 * @param problem the key of the problem that its findings opened, or joined
 * @param report once it is frozen
 */
public record Drill(
        String number,
        Of policy,
        State state,
        Optional<Result> result,
        Optional<String> reason,
        Optional<Instant> until,
        Person askedBy,
        Instant askedAt,
        Optional<String> approval,
        Optional<Instant> beganAt,
        Optional<Instant> endedAt,
        Promised promise,
        Measured measured,
        Optional<Last> last,
        List<Stage> steps,
        List<Check> checks,
        List<Finding> findings,
        List<Line> output,
        Optional<Copy> copy,
        Optional<Sandbox> sandbox,
        Optional<String> problem,
        Optional<Evidence> report,
        List<Note> notes) {

    public Drill {
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
        output = List.copyOf(output);
        notes = List.copyOf(notes);
    }

    /** As in JSON: {@code left-out}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is; {@link Drills} says which verb goes where. */
    public enum State {
        APPROVING,
        /** For the host. */
        WAITING,
        RUNNING,
        /** Ended; somebody has to look at what it showed. */
        REVIEW,
        CLOSED;

        /** Whether it has the host's sandbox. */
        public boolean isLive() {
            return switch (this) {
                case APPROVING, WAITING, RUNNING -> true;
                case REVIEW, CLOSED -> false;
            };
        }

        @JsonValue
        public String word() {
            return Drill.word(this);
        }
    }

    /** How it ended. */
    public enum Result {
        PASSED,
        FAILED,
        STOPPED,
        REFUSED;

        @JsonValue
        public String word() {
            return Drill.word(this);
        }
    }

    /** What happens, in this order. */
    public enum Step {
        NOTIFY,
        APPROVE,
        PREPARE,
        RESTORE,
        /** Databases only: changes after the copy. */
        REPLAY,
        /** Databases only. */
        START,
        PROVE,
        CLEAN_UP,
        REVIEW;

        @JsonValue
        public String word() {
            return Drill.word(this);
        }
    }

    /** How far a step is. */
    public enum StepState {
        TO_COME,
        NOW,
        DONE,
        FAILED,
        LEFT_OUT;

        @JsonValue
        public String word() {
            return Drill.word(this);
        }
    }

    /** How far a check is. */
    public enum CheckState {
        TO_COME,
        NOW,
        RIGHT,
        FAILED,
        LEFT_OUT;

        @JsonValue
        public String word() {
            return Drill.word(this);
        }
    }

    /**
     * Whose drill it is.
     *
     * @param responsible a team or role
     */
    public record Of(
            UUID id, String name, UUID item, String itemName, String adapter, String host, String responsible) {}

    /** @param id empty where no person did it */
    public record Person(Optional<UUID> id, String name) {}

    public record Promised(long rpoMinutes, long rtoMinutes) {}

    /** @param incomplete why a figure is not known, each a sentence; nothing is guessed */
    public record Measured(Optional<Long> rpoSeconds, Optional<Long> rtoSeconds, List<String> incomplete) {

        public Measured {
            incomplete = List.copyOf(incomplete);
        }
    }

    public record Last(String number, long rtoSeconds) {}

    /**
     * @param usualSeconds the median of earlier drills of the policy
     * @param seen what the host says of it
     */
    public record Stage(
            Step step,
            StepState state,
            Optional<Instant> beganAt,
            Optional<Double> tookSeconds,
            Optional<Double> usualSeconds,
            Optional<String> seen) {}

    /** @param code why it failed: a finding's */
    public record Check(
            String name,
            CheckState state,
            Optional<Double> tookSeconds,
            Optional<String> seen,
            Optional<String> code) {}

    /** @param owner who looks after it */
    public record Finding(int index, String code, String sentence, Optional<Person> owner, Instant at) {}

    public record Line(Instant at, String line) {}

    /** @param id the tool's own */
    public record Copy(String id, String kind, Instant at, Optional<Long> sizeBytes) {}

    /** @param networkCut whether the host could cut its way out */
    public record Sandbox(String folder, Optional<Boolean> networkCut) {}

    /** @param auditPosition the number of the sealed act that holds the hash; empty for a second after it was frozen */
    public record Evidence(String sha256, Optional<Long> auditPosition) {}

    public record Note(Instant at, String by, String text) {}
}
