package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.SignedJob;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** An agent's process of its own, to be killed in the middle of a drill. */
final class DrillAgent {

    private DrillAgent() {}

    /** @param server whose key {@code jobs.conf} in the folder names */
    static Process start(Path folder, KeyPair server, String drill) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DrillAgent.class.getName(),
                        folder.toString(),
                        Base64.getEncoder().encodeToString(server.getPrivate().getEncoded()),
                        drill)
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(arguments[1])));
        var drill =
                new Drill(arguments[2], RecoveryAct.LATEST, Optional.empty(), 1L << 40, List.of(), Optional.empty());
        var job = new RecoveryJob(
                RecoveryHost.NAME,
                Instant.now().toEpochMilli(),
                Instant.now().plus(Duration.ofMinutes(5)),
                "pgbackrest",
                "shop",
                drill);
        // Numbers of its own, so that those of the test go on.
        try (var jobs = new RecoveryJobs(
                folder.resolve("jobs.conf"),
                folder.resolve("killed.number"),
                RecoveryHost.NAME,
                RecoveryHost.GUARD,
                InstantSource.system())) {
            jobs.run(SignedJob.of(job, key), told -> {});
        }
    }
}
