package io.evenkeel.console.cli;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit.Act;
import io.evenkeel.audit.Trail;
import io.evenkeel.audit.TrailProof;
import io.evenkeel.audit.TrailProof.Question;
import io.evenkeel.recovery.DrillProof;
import io.evenkeel.recovery.DrillProof.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Holds a drill's report against the audit trail: an export of it, the server that runs here, or its database. */
@Command(
        name = "verify",
        description = "Proves that a drill's report is the one that was frozen. Ends with 0 only if it is.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --export and --key it needs no server, no database and no network, and proves the trail as well.",
            "Without, it asks the server that runs here, or its database, and believes it."
        })
final class RecoveryVerifyCommand implements Callable<Integer> {
    private static final int LARGEST = 16 << 20;

    @Parameters(paramLabel = "REPORT", description = "The report as JSON, as it was downloaded: DR-32.json.")
    private String file = "";

    @Option(names = "--export", paramLabel = "FILE", description = "An export of the audit trail, plain or .gz.")
    private Optional<String> export = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "PUBLIC",
            description = "The key that signs the trail's checkpoints; again for each where it was replaced.")
    private List<String> keys = List.of();

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Override
    public Integer call() throws IOException, InterruptedException {
        DrillProof proof;
        try {
            proof = DrillProof.of(read());
        } catch (IllegalArgumentException e) {
            return said(new Verdict(false, "The file " + file + " is not proved: " + e.getMessage()));
        }
        if (export.isPresent()) {
            return said(offline(proof, export.get()));
        }
        Verdict verdict = proof.heldAgainst(known(proof));
        return said(
                verdict.holds()
                        ? new Verdict(
                                true,
                                verdict.sentence()
                                        + " The trail itself is believed here; --export and --key prove it too.")
                        : verdict);
    }

    private static int said(Verdict verdict) {
        System.out.println(verdict.sentence());
        System.out.flush();
        return verdict.holds() ? 0 : 1;
    }

    private byte[] read() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new CannotStart("The file " + file + " is larger than any report of a drill.");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new CannotStart("The file " + file + " cannot be read: there is no such file.", e);
        } catch (IOException e) {
            throw new CannotStart("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private Verdict offline(DrillProof proof, String trail) throws IOException {
        Set<String> signing = AuditVerifyCommand.keys(keys);
        if (signing.isEmpty()) {
            throw new CannotStart(
                    "An export is proved by the key that signs it: give it with --key. The console shows it"
                            + " under Audit; one that you noted there earlier proves more.");
        }
        List<Act> about = new ArrayList<>();
        TrailProof.Verdict held;
        try (Reader lines = TextInput.of(trail)) {
            held = TrailProof.check(lines, new Question(signing, 0, List.of()), act -> {
                if (proof.isAbout(act)) {
                    about.add(act);
                }
            });
        } catch (IOException e) {
            throw new CannotStart("The export " + trail + " cannot be read: " + e.getMessage() + ".", e);
        }
        if (!held.holds()) {
            return new Verdict(false, "The report is not proved, because the trail does not hold. " + held.sentence());
        }
        Verdict verdict = proof.heldAgainst(about);
        return verdict.holds() ? new Verdict(true, verdict.sentence() + " " + held.sentence()) : verdict;
    }

    /** The acts about it that the server here has, or its database. */
    private List<Act> known(DrillProof proof) throws IOException, InterruptedException {
        DataFolder data = DataFolder.chosen();
        Optional<LocalServer> server = LocalServer.of(data.path());
        if (server.isPresent()) {
            try (ServerCalls calls = new ServerCalls(server.get())) {
                List<Act> acts = new ArrayList<>();
                calls.get("/api/audit?verb=" + DrillProof.VERB + "&subject=" + proof.number())
                        .path("items")
                        .forEach(act -> acts.add(act(act)));
                return acts;
            } catch (ServerCalls.Refused e) {
                throw new CannotStart(String.valueOf(e.getMessage()), e);
            }
        }
        try (DatabaseAtHand at = DatabaseAtHand.open(data, database.own());
                RoomsAtHand rooms = new RoomsAtHand(data, at.source())) {
            return rooms.get(Trail.class)
                    .search(
                            PasswdCommand.localOperator(),
                            new Trail.Search(
                                    Optional.of(proof.number()),
                                    Optional.empty(),
                                    Optional.of(DrillProof.VERB),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            100);
        }
    }

    private static Act act(JsonNode json) {
        Map<String, String> facts = new HashMap<>();
        json.path("facts")
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString()));
        JsonNode sealed = json.path("sealedAs");
        return new Act(
                json.path("id").asLong(),
                Instant.parse(json.path("at").asString()),
                Actor.Kind.valueOf(json.path("actorKind").asString()),
                json.path("actorId").asString(),
                json.path("actorName").asString(),
                json.path("verb").asString(),
                json.path("subject").asString(),
                facts,
                sealed.isNumber() ? Optional.of(sealed.asLong()) : Optional.empty());
    }
}
