package io.evenkeel.console.cli;

import io.evenkeel.agent.CarriedOutHere;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.SignedJob;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** A host of {@code bench recovery}: the agent's part that carries out jobs, in this process, and a key to sign them. */
final class BenchedHost implements Closeable {

    private final KeyPair key;
    private final InstantSource clock = InstantSource.system();
    private final CarriedOutHere jobs;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private long number;

    /** @param sections of {@code jobs.conf} */
    BenchedHost(Path folder, String sections) throws IOException {
        try {
            key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        String server = Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
        Files.writeString(folder.resolve("jobs.conf"), "[server]\nkey = " + server + "\n" + sections);
        jobs = new CarriedOutHere(folder, "bench", LocalAgent.runTool(), clock);
    }

    RecoveryResult run(String adapter, RecoveryAct act) {
        said.clear();
        number++;
        var job = new RecoveryJob("bench", number, clock.instant().plus(Duration.ofMinutes(5)), adapter, "bench", act);
        try {
            return jobs.run(SignedJob.of(job, key.getPrivate()), news -> {
                if (news instanceof RecoveryNews.Said(String line)) {
                    said.add(line);
                }
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the last job said that begins so. */
    String said(String beginning) {
        return said.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        jobs.close();
    }
}
