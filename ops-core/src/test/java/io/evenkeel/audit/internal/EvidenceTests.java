package io.evenkeel.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit.Act;
import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.TrailProof;
import io.evenkeel.audit.TrailProof.Question;
import io.evenkeel.audit.TrailProof.Verdict;
import io.evenkeel.audit.internal.ExportLines.Beginning;
import io.evenkeel.audit.internal.ExportLines.End;
import io.evenkeel.audit.internal.ExportLines.Sealed;
import io.evenkeel.audit.internal.ExportLines.Signed;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody could do to the trail, and how it is found. */
class EvidenceTests {

    private static final Instant BEGUN = Instant.parse("2026-11-21T02:00:00Z");

    @TempDir
    Path data;

    private SigningKey key;

    /** Ten acts with checkpoints after 4, 8 and 10. */
    private List<String> export;

    @BeforeEach
    void exported() {
        key = new SigningKey(data);
        export = exportOf(acts(10), key, 4, 8, 10);
    }

    @Test
    void anUntouchedExportHoldsAndSaysWhatWasNotCompared() throws IOException {
        Verdict verdict = verdict(export);

        assertThat(verdict.sentence())
                .startsWith("The trail holds: acts 1 to 10")
                .contains("--checkpoint");
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.newest()).map(Checkpoint::number).hasValue(10L);
    }

    @Test
    void anEmptyTrailHolds() throws IOException {
        assertThat(verdict(exportOf(List.of(), key)).holds()).isTrue();
    }

    @Test
    void aChangedActIsFound() throws IOException {
        replace("INC-6", "INC-7777");

        found("Act 6 (incident.open of INC-7777 by Wei at 2026-11-21T02:00:06Z) was changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":106", "\"at\":\"2026-11-21T02:00:06Z\"", "\"actorKind\":\"PERSON\"", "\"actorId\":\"id\"",
                "\"actorName\":\"Wei\"", "\"verb\":\"incident.open\"", "\"subject\":\"INC-6\"", "\"why\":\"6\"",
            })
    void whateverFieldIsChangedItIsFound(String field) throws IOException {
        String line = export.get(lineOf(6));
        assertThat(line).contains(field);
        String changed = switch (field) {
            case "\"id\":106" -> "\"id\":107";
            case "\"at\":\"2026-11-21T02:00:06Z\"" -> "\"at\":\"2026-11-21T02:00:06.000001Z\"";
            case "\"actorKind\":\"PERSON\"" -> "\"actorKind\":\"TOKEN\"";
            default -> field.substring(0, field.length() - 1) + "x\"";
        };
        export.set(lineOf(6), line.replace(field, changed));

        found("Act 6 (");
    }

    @Test
    void aRemovedActIsFound() throws IOException {
        export.remove(lineOf(6));

        found("After act 5 comes act 7: act 6 was removed or moved.");
    }

    @Test
    void aRemovedActWhoseFollowersWereNumberedAnewIsFound() throws IOException {
        export.remove(lineOf(9));
        replace("\"number\":10", "\"number\":9");

        found("Act 9 (incident.open of INC-10");
    }

    @Test
    void movedActsAreFound() throws IOException {
        Collections.swap(export, lineOf(6), lineOf(7));

        found("After act 5 comes act 7: act 6 was removed or moved.");
    }

    @Test
    void actsThatChangedPlacesWithTheirNumbersAreFound() throws IOException {
        String six = export.get(lineOf(6));
        String seven = export.get(lineOf(7));
        export.set(lineOf(6), seven.replace("\"number\":7", "\"number\":6"));
        export.set(export.indexOf(seven), six.replace("\"number\":6", "\"number\":7"));

        found("Act 6 (incident.open of INC-7");
    }

    @Test
    void anActThatComesTwiceIsFound() throws IOException {
        export.add(lineOf(6) + 1, export.get(lineOf(5)));

        found("Act 5 comes after act 6: acts were put in another order.");
    }

    @Test
    void aCutOffTailIsFound() throws IOException {
        cutAfter(6);

        found("The file ends after act 6 without the line that ends an export");
    }

    @Test
    void aTailThatWasCutOffWithANewEndIsFound() throws IOException {
        cutAfter(6);
        export.add("{\"end\":6}");

        found("The acts 5 to 6 are covered by no checkpoint");
    }

    /** Nothing in the file can show this: it needs the number of an act that somebody knows. */
    @Test
    void aTailThatWasCutOffWithItsCheckpointIsFoundByWhoKnowsHowFarItReached() throws IOException {
        cutAfterCheckpoint(8);
        export.add("{\"end\":8}");

        assertThat(verdict(export).holds()).isTrue();
        assertThat(verdict(export, 10).sentence())
                .isEqualTo("The trail ends at act 8, but act 10 was sealed: its end was cut off, or this is an older"
                        + " export.");
        assertThat(verdict(export, 10).holds()).isFalse();
    }

    @Test
    void anOlderExportIsFoundByWhoKnowsHowFarItReached() throws IOException {
        List<String> older = exportOf(acts(10).subList(0, 8), key, 4, 8);

        assertThat(verdict(older, 9).holds()).isFalse();
        assertThat(verdict(older, 8).holds()).isTrue();
    }

    @Test
    void anOlderExportIsFoundByWhoKeptACheckpoint() throws IOException {
        Checkpoint kept = checkpointOf(export, 10);
        List<String> older = exportOf(acts(10).subList(0, 8), key, 4, 8);

        Verdict verdict = TrailProof.check(reader(older), new Question(Set.of(key.publicKey()), 0, List.of(kept)));

        assertThat(verdict.sentence()).startsWith("The trail ends at act 8, but act 10 was sealed");
    }

    /** Whoever can write the database, but has not the key. */
    @Test
    void aChainThatWasComputedAnewAfterAnEditDoesNotFitItsCheckpoints() throws IOException {
        List<String> anew = exportOf(edited(6), key, 4);
        for (long number : new long[] {8, 10}) {
            anew.add(anew.indexOf(line(anew, number)) + 1, ExportLines.text(new Signed(checkpointOf(export, number))));
        }

        assertThat(verdict(anew).sentence())
                .startsWith("The acts 5 to 8 do not fit the checkpoint that was signed at 2026-11-21T02:00:08Z");
    }

    @Test
    void aCheckpointThatWasFittedToTheNewChainHasNoSignature() throws IOException {
        List<String> anew = exportOf(edited(6), key, 4);
        Checkpoint old = checkpointOf(export, 10);
        String newHash = ((Sealed) ExportLines.read(line(anew, 10))).hash();
        anew.add(
                anew.size() - 1,
                ExportLines.text(new Signed(
                        new Checkpoint(10, old.at(), newHash, old.publicKey(), old.signature(), Optional.empty()))));

        assertThat(verdict(anew).sentence()).contains("has a signature that its key did not make");
    }

    @Test
    void aChainThatWasSignedAnewWithAnotherKeyIsFound(@TempDir Path elsewhere) throws IOException {
        SigningKey another = new SigningKey(elsewhere);

        Verdict verdict = verdict(exportOf(edited(6), another, 4, 8, 10));

        assertThat(verdict.sentence())
                .contains("The checkpoint of act 4 is signed with the key " + another.publicKey());
        assertThat(verdict.holds()).isFalse();
    }

    /** The last line of defence: the machine, its database and its key are the attacker's. */
    @Test
    void aChainThatTheHolderOfTheKeyComputedAnewIsFoundByACheckpointThatHadLeftTheMachine() throws IOException {
        List<String> anew = exportOf(edited(6), key, 4, 8, 10);
        assertThat(verdict(anew).holds()).as("by itself it shows nothing").isTrue();

        Checkpoint kept = Checkpoint.parse(checkpointOf(export, 8).line());
        Verdict verdict = TrailProof.check(reader(anew), new Question(Set.of(key.publicKey()), 0, List.of(kept)));

        assertThat(verdict.sentence())
                .startsWith("The acts 5 to 8 are not what they were when the checkpoint of act 8 left the machine");
        assertThat(verdict.holds()).isFalse();
    }

    @Test
    void aCheckpointThatFitsStrengthensTheVerdict() throws IOException {
        List<Checkpoint> kept = List.of(checkpointOf(export, 8), checkpointOf(export, 4));

        Verdict verdict = TrailProof.check(reader(export), new Question(Set.of(key.publicKey()), 10, kept));

        assertThat(verdict.sentence()).contains("It fits 2 checkpoints").contains("of act 8");
    }

    @Test
    void aForgedCheckpointFromElsewhereIsRefused() throws IOException {
        Checkpoint real = checkpointOf(export, 8);
        Checkpoint forged =
                new Checkpoint(8, real.at(), "00".repeat(32), real.publicKey(), real.signature(), Optional.empty());

        Verdict verdict = TrailProof.check(reader(export), new Question(Set.of(key.publicKey()), 0, List.of(forged)));

        assertThat(verdict.sentence()).startsWith("The checkpoint of act 8 that you gave");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello\n", "{}\n", "[1]\n", "null\n", "{\"format\":\"evenkeel audit export 2\"}\n"})
    void whatIsNoExportIsSaidToBeNone(String text) throws IOException {
        Verdict verdict = TrailProof.check(new StringReader(text), new Question(Set.of(key.publicKey()), 0, List.of()));

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.sentence()).endsWith(".");
    }

    @Test
    void aLineWithoutEndIsNotRead() throws IOException {
        export.set(lineOf(6), "x".repeat(2 << 20));

        found("Line 8 is longer than any line of an export.");
    }

    @Test
    void whatFollowsTheEndIsFound() throws IOException {
        export.add(export.get(lineOf(6)));

        found("stands after the end of the export: it was added.");
    }

    @Test
    void aMomentWrittenInAnotherWayIsAChange() throws IOException {
        String at = export.get(1).replaceFirst(".*\"at\":\"([^\"]+)\".*", "$1");

        replace(at, at.toLowerCase(Locale.ROOT));

        found("cannot be read");
    }

    /** Whatever one thing is done to the bytes, it is found; the seed is in the name of a failed test's message. */
    @RepeatedTest(200)
    void anyOneChangedCharacterIsFound() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(String.join("\n", export) + "\n");
        int first = text.indexOf("\n") + 1; // the beginning's time is not signed
        int place = first + random.nextInt(text.length() - first);
        char was = text.charAt(place);
        char becomes = (char) (' ' + random.nextInt(95));
        text.setCharAt(place, becomes);

        boolean holds = TrailProof.check(
                        new StringReader(text.toString()), new Question(Set.of(key.publicKey()), 10, List.of()))
                .holds();

        // Some characters of base64 carry bits that mean nothing, and a space in JSON may stand for another.
        boolean sameMeaning = was == becomes || sameBytes(place);
        assertThat(holds)
                .as("seed %s: %s at %s became %s", seed, was, place, becomes)
                .isEqualTo(holds && sameMeaning);
    }

    private boolean sameBytes(int place) {
        String text = String.join("\n", export) + "\n";
        int closing = text.indexOf('"', place);
        return closing == place + 1 && text.substring(0, place).matches("(?s).*\"(signature|publicKey)\":\"[^\"]*");
    }

    private void found(String sentence) throws IOException {
        Verdict verdict = verdict(export);
        assertThat(verdict.sentence()).contains(sentence);
        assertThat(verdict.holds()).isFalse();
    }

    private Verdict verdict(List<String> lines) throws IOException {
        return verdict(lines, 0);
    }

    private Verdict verdict(List<String> lines, long expectAtLeast) throws IOException {
        return TrailProof.check(reader(lines), new Question(Set.of(key.publicKey()), expectAtLeast, List.of()));
    }

    private static StringReader reader(List<String> lines) {
        return new StringReader(String.join("\n", lines) + "\n");
    }

    private void replace(String text, String by) {
        export.replaceAll(
                line -> line.contains("\"number\"") ? line.replace("\"" + text + "\"", "\"" + by + "\"") : line);
        export.replaceAll(line -> text.startsWith("\"") ? line.replace(text, by) : line);
    }

    private void cutAfter(long number) {
        export.subList(lineOf(number) + 1, export.size()).clear();
    }

    private void cutAfterCheckpoint(long number) {
        export.subList(lineOf(number) + 2, export.size()).clear();
    }

    private int lineOf(long number) {
        return export.indexOf(line(export, number));
    }

    private static String line(List<String> lines, long number) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"number\":" + number + ","))
                .findFirst()
                .orElseThrow();
    }

    private static Checkpoint checkpointOf(List<String> lines, long number) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"checkpoint\":" + number + ","))
                .map(line -> ((Signed) ExportLines.read(line)).checkpoint())
                .findFirst()
                .orElseThrow();
    }

    private static List<Act> acts(int count) {
        List<Act> acts = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            acts.add(act(number, "INC-" + number));
        }
        return acts;
    }

    private static List<Act> edited(int number) {
        List<Act> acts = acts(10);
        acts.set(number - 1, act(number, "INC-7777"));
        return acts;
    }

    private static Act act(long number, String subject) {
        return new Act(
                100 + number,
                BEGUN.plusSeconds(number),
                Actor.Kind.PERSON,
                "id",
                "Wei",
                "incident.open",
                subject,
                Map.of("why", Long.toString(number), "主机", "web-1"),
                Optional.empty());
    }

    private static List<String> exportOf(List<Act> acts, SigningKey key, long... checkpoints) {
        List<String> lines = new ArrayList<>();
        lines.add(ExportLines.text(new Beginning(BEGUN, key.publicKey())));
        byte[] hash = Chain.BEGINNING;
        long number = 0;
        for (Act act : acts) {
            number++;
            hash = Chain.next(hash, number, act);
            String hex = HexFormat.of().formatHex(hash);
            lines.add(ExportLines.text(new Sealed(number, act, hex)));
            for (long signed : checkpoints) {
                if (signed == number) {
                    lines.add(ExportLines.text(new Signed(key.sign(number, BEGUN.plusSeconds(number), hex))));
                }
            }
        }
        lines.add(ExportLines.text(new End(number)));
        return lines;
    }
}
