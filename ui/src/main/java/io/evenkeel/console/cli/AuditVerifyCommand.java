package io.evenkeel.console.cli;

import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.TrailProof;
import io.evenkeel.audit.TrailProof.Question;
import io.evenkeel.audit.TrailProof.Verdict;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves an export on any machine: no server, no database, no network. */
@Command(
        name = "verify",
        description = "Proves an export, or says what was done to it and at which act. Ends with 0 only if it holds.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "PUBLIC is what GET /api/audit/key or the console's audit page shows, or a file with it.",
            "Keep it, and the checkpoints from mails or the heartbeat, where the server's operators cannot write."
        })
final class AuditVerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "An export, plain or .gz; - for the standard input.")
    private String file = "";

    @Option(
            names = "--key",
            paramLabel = "PUBLIC",
            required = true,
            description = "The key that signs checkpoints; again for each where it was replaced.")
    private List<String> keys = List.of();

    @Option(
            names = "--expect-at-least",
            paramLabel = "N",
            description = "An act that is known to be sealed: finds a tail that was cut off, or an older export.")
    private long expectAtLeast;

    @Option(
            names = "--checkpoint",
            paramLabel = "LINE|FILE",
            description = "A checkpoint that had left the machine, or a file with one a line: finds a chain that the"
                    + " holder of the key computed anew.")
    private List<String> checkpoints = List.of();

    @Override
    public Integer call() throws IOException {
        Verdict verdict;
        try (Reader export = TextInput.of(file)) {
            verdict = TrailProof.check(export, new Question(keys(keys), expectAtLeast, checkpoints()));
        } catch (IOException e) {
            throw new CannotStart("The export " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
        System.out.println(verdict.sentence());
        System.out.flush();
        return verdict.holds() ? 0 : 1;
    }

    /** @param asGiven each a key, or a file with one */
    static Set<String> keys(List<String> asGiven) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        for (String given : asGiven) {
            String key = Checkpoint.isKey(given) || !Files.isReadable(Path.of(given))
                    ? given.strip()
                    : Files.readString(Path.of(given)).strip();
            if (!Checkpoint.isKey(key)) {
                throw new CannotStart("\"" + given + "\" is neither a key nor a file with one: a key is "
                        + Checkpoint.KEY_PREFIX + " and 43 characters.");
            }
            found.add(key);
        }
        return found;
    }

    private List<Checkpoint> checkpoints() throws IOException {
        List<Checkpoint> found = new ArrayList<>();
        for (String given : checkpoints) {
            try {
                if (given.strip().contains(" ")) {
                    found.add(Checkpoint.parse(given));
                    continue;
                }
                for (String line : Files.readAllLines(Path.of(given))) {
                    if (!line.isBlank()) {
                        found.add(Checkpoint.parse(line));
                    }
                }
            } catch (IllegalArgumentException e) {
                throw new CannotStart(String.valueOf(e.getMessage()), e);
            }
        }
        return found;
    }
}
