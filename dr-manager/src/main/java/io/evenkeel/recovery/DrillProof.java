package io.evenkeel.recovery;

import io.evenkeel.audit.Audit.Act;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a report of a drill is the one that was frozen. Its hash is a fact of an act of the audit trail. Needs no server and
 * no database, only acts that the caller has from a trail.
 *
 * @param number which drill the file says that it is of
 * @param sha256 of the file, hexadecimal
 */
public record DrillProof(String number, String sha256) {
    /** First field of each report. */
    public static final String FORM = "evenkeel restore drill 1";
    /** The act that has the hash; its subject is the drill's number. */
    public static final String VERB = "recovery.freeze-report";
    /** The fact in which it stands. */
    public static final String FACT = "sha256";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param sentence what holds, or what does not */
    public record Verdict(boolean holds, String sentence) {}

    /** @throws IllegalArgumentException with a sentence, for a file that is no report, or no longer one */
    public static DrillProof of(byte[] report) {
        try {
            JsonNode content = JSON.readTree(report);
            String number = content.path("drill").path("number").asString("");
            if (content.path("form").asString("").equals(FORM) && number.matches("DR-[0-9]{1,12}")) {
                return new DrillProof(number, hash(report));
            }
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException(
                    "it cannot be read: it is no report of a restore drill, or it was changed.", unreadable);
        }
        throw new IllegalArgumentException("it is no report of a restore drill, or it was changed.");
    }

    /** Whether an act says what the hash of a report of this drill is. */
    public boolean isAbout(Act act) {
        return act.verb().equals(VERB) && act.subject().equals(number);
    }

    /** @param acts those of the trail that are about it */
    public Verdict heldAgainst(Collection<Act> acts) {
        Optional<Act> same = acts.stream()
                .filter(this::isAbout)
                .filter(act -> sha256.equals(act.facts().get(FACT)))
                .findFirst();
        if (same.isPresent()) {
            return new Verdict(
                    true,
                    "The report of " + number + " is unchanged: its SHA-256 " + sha256 + " is that of "
                            + name(same.get()) + ".");
        }
        Optional<Act> other = acts.stream().filter(this::isAbout).max(Comparator.comparingLong(Act::id));
        return new Verdict(
                false,
                other.map(act -> "The report of " + number + " was changed: its SHA-256 is " + sha256 + ", and "
                                + name(act) + " has " + act.facts().getOrDefault(FACT, "none") + ".")
                        .orElse("The audit trail knows no report of " + number
                                + ": it is of another server, or its trail ends before it."));
    }

    private static String name(Act act) {
        return act.sealedAs()
                .map(position -> "act " + position + " of the audit trail, of " + act.at())
                .orElse("an act of the audit trail that is not sealed yet, of " + act.at());
    }

    /** SHA-256, hexadecimal. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
