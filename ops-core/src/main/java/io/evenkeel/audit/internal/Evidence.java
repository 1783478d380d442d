package io.evenkeel.audit.internal;

import io.evenkeel.audit.Audit.Act;
import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.TrailProof.Question;
import io.evenkeel.audit.TrailProof.Verdict;
import io.evenkeel.audit.internal.ExportLines.Beginning;
import io.evenkeel.audit.internal.ExportLines.End;
import io.evenkeel.audit.internal.ExportLines.Line;
import io.evenkeel.audit.internal.ExportLines.Sealed;
import io.evenkeel.audit.internal.ExportLines.Signed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Serial;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows the chain through one export, from its first line to its last. Used once. */
public final class Evidence {

    /** An act has at most 20 facts of 1,000 characters; nothing that we wrote is longer. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final String ANEW =
            "one of them was changed, added or left out, and the chain was computed anew after it";

    private final Question question;
    private final Consumer<Act> seen;
    private final List<Checkpoint> known;
    private byte[] hash = Chain.BEGINNING;
    private long number;
    private long proved;
    private int nextKnown;
    private boolean begun;
    private boolean ended;
    private @Nullable Checkpoint newest;

    /** What does not hold; the message says it. */
    private static final class Found extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        Found(String sentence) {
            super(sentence);
        }
    }

    /** @param seen told each act that follows from the one before */
    public Evidence(Question question, Consumer<Act> seen) {
        this.question = question;
        this.seen = seen;
        this.known = question.known().stream()
                .sorted(Comparator.comparingLong(Checkpoint::number))
                .toList();
    }

    /** The verdict over the whole file. */
    public Verdict weigh(Reader export) throws IOException {
        try {
            for (Checkpoint checkpoint : known) {
                mustBeSigned(checkpoint, "The checkpoint of act " + checkpoint.number() + " that you gave");
            }
            var lines = new BufferedReader(export, 1 << 16);
            long place = 1;
            for (Optional<String> line = next(lines, place); line.isPresent(); line = next(lines, place)) {
                follow(line.get(), place);
                place++;
            }
            mustBeWhole();
        } catch (Found found) {
            return new Verdict(false, String.valueOf(found.getMessage()), Optional.empty());
        }
        return new Verdict(true, holding(), Optional.ofNullable(newest));
    }

    private static Optional<String> next(BufferedReader lines, long place) throws IOException, Found {
        StringBuilder line = new StringBuilder();
        for (int read = lines.read(); read != '\n'; read = lines.read()) {
            if (read < 0) {
                if (!line.isEmpty()) {
                    throw new Found("The file was cut off in line " + place + ".");
                }
                return Optional.empty();
            }
            if (line.length() == LONGEST_LINE) {
                throw new Found("Line " + place + " is longer than any line of an export.");
            }
            line.append((char) read);
        }
        return Optional.of(line.toString());
    }

    private void follow(String text, long place) throws Found {
        Line line;
        try {
            line = ExportLines.read(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new Found(
                    place == 1
                            ? "This is no export of the audit trail: its first line is not the one that begins one."
                            : "Line " + place + ", after act " + number
                                    + ", cannot be read: it was changed or damaged.");
        }
        if (ended) {
            throw new Found("Line " + place + " stands after the end of the export: it was added.");
        }
        if (begun == line instanceof Beginning) {
            throw new Found("Line " + place + " is not where an export has it: lines were moved or left out.");
        }
        switch (line) {
            case Beginning _ -> begun = true;
            case Sealed act -> follow(act);
            case Signed(Checkpoint checkpoint) -> follow(checkpoint);
            case End(long acts) -> {
                if (acts != number) {
                    throw new Found("The export says that it has " + acts + " acts, and it has " + number
                            + ": acts at its end were left out.");
                }
                ended = true;
            }
        }
    }

    private void follow(Sealed line) throws Found {
        if (line.number() <= number) {
            throw new Found(
                    "Act " + line.number() + " comes after act " + number + ": acts were put in another order.");
        }
        if (line.number() > number + 1) {
            throw new Found("After act " + number + " comes act " + line.number() + ": act " + (number + 1)
                    + " was removed or moved.");
        }
        Act act = line.act();
        byte[] computed = Chain.next(hash, line.number(), act);
        if (!hex(computed).equals(line.hash())) {
            throw new Found("Act " + line.number() + " (" + act.verb() + " of " + act.subject() + " by "
                    + act.actorName() + " at " + act.at() + ") was changed, or stands in another's place.");
        }
        number = line.number();
        hash = computed;
        seen.accept(act);
        mustFitKnown();
    }

    private void mustFitKnown() throws Found {
        while (nextKnown < known.size() && known.get(nextKnown).number() <= number) {
            Checkpoint checkpoint = known.get(nextKnown);
            nextKnown++;
            if (checkpoint.number() == number) {
                if (!checkpoint.hash().equals(hex(hash))) {
                    throw new Found(acts() + " are not what they were when the checkpoint of act " + number
                            + " left the machine (" + checkpoint.at() + "): " + ANEW + ".");
                }
                proved = number;
            }
        }
    }

    private void follow(Checkpoint checkpoint) throws Found {
        if (checkpoint.number() != number) {
            throw new Found("The checkpoint of act " + checkpoint.number() + " stands after act " + number
                    + ": lines were moved or left out.");
        }
        mustBeSigned(checkpoint, "The checkpoint of act " + number);
        if (!checkpoint.hash().equals(hex(hash))) {
            throw new Found(
                    acts() + " do not fit the checkpoint that was signed at " + checkpoint.at() + ": " + ANEW + ".");
        }
        proved = number;
        newest = checkpoint;
    }

    private void mustBeSigned(Checkpoint checkpoint, String what) throws Found {
        if (!question.keys().contains(checkpoint.publicKey())) {
            throw new Found(what + " is signed with the key " + checkpoint.publicKey()
                    + ", which is none of those given: somebody else computed the chain anew, or the key was"
                    + " replaced (then give both keys).");
        }
        if (!checkpoint.isSignedByItsKey()) {
            throw new Found(what + " has a signature that its key did not make: the checkpoint was changed.");
        }
    }

    private void mustBeWhole() throws Found {
        if (!ended) {
            throw new Found("The file ends after act " + number + " without the line that ends an export: the rest was"
                    + " cut off.");
        }
        if (newest == null ? number > 0 : newest.number() != number) {
            throw new Found(acts() + " are covered by no checkpoint: it was left out, or the acts were added.");
        }
        long expected = Math.max(
                question.expectAtLeast(), known.isEmpty() ? 0 : known.getLast().number());
        if (number < expected) {
            throw new Found("The trail ends at act " + number + ", but act " + expected
                    + " was sealed: its end was cut off, or this is an older export.");
        }
    }

    /** Those since the last point that is proved. */
    private String acts() {
        return proved + 1 == number
                ? "Act " + number + " and what is before it"
                : "The acts " + (proved + 1) + " to " + number;
    }

    private String holding() {
        String what = number == 0
                ? "The trail holds: it is empty."
                : "The trail holds: acts 1 to " + number + ", nothing changed, missing or moved; newest checkpoint of "
                        + Optional.ofNullable(newest).map(Checkpoint::at).orElseThrow() + ".";
        return known.isEmpty()
                ? what + " No checkpoint that had left the machine was compared (--checkpoint): whoever holds the"
                        + " signing key could have computed the chain anew."
                : what + " It fits " + known.size() + " checkpoints that had left the machine, the newest of act "
                        + known.getLast().number() + ".";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
