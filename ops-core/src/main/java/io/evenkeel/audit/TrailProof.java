package io.evenkeel.audit;

import io.evenkeel.audit.internal.Evidence;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Proves an export of the audit trail, or finds what was done to it. Needs no server and no database; holds one line. */
public final class TrailProof {

    private TrailProof() {}

    /**
     * What the reader knows from elsewhere; the more, the stronger the proof.
     *
     * @param keys those that may sign checkpoints, as {@link Checkpoint#publicKey()} has them; at least one
     * @param expectAtLeast the number of an act that is known to be sealed; 0 for none
     * @param known checkpoints that had left the machine
     */
    public record Question(Set<String> keys, long expectAtLeast, List<Checkpoint> known) {
        public Question {
            keys = Set.copyOf(keys);
            known = List.copyOf(known);
        }
    }

    /**
     * @param holds whether nothing was found
     * @param sentence what holds, or what was found and at which act
     * @param newest the last checkpoint in the file, where the trail holds
     */
    public record Verdict(boolean holds, String sentence, Optional<Checkpoint> newest) {}

    /** Reads an export to its end or to the first thing that does not hold. */
    public static Verdict check(Reader export, Question question) throws IOException {
        return check(export, question, _ -> {});
    }

    /** @param seen told each act in its order; what it says counts only if the verdict holds */
    public static Verdict check(Reader export, Question question, Consumer<Audit.Act> seen) throws IOException {
        return new Evidence(question, seen).weigh(export);
    }
}
