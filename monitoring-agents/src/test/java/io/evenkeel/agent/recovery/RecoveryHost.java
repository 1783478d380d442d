package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.SignedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A host with a {@code jobs.conf}, and the server that signs jobs for it. */
final class RecoveryHost implements AutoCloseable {

    static final String NAME = "web1";
    static final Path GUARD = Path.of("../monitoring-agents/src/main/package/run-tool")
            .toAbsolutePath()
            .normalize();

    final Path folder;
    final KeyPair server;
    final List<RecoveryNews> news = Collections.synchronizedList(new ArrayList<>());
    private final RecoveryJobs jobs;
    private long number;
    /** Is called with each news as it comes. */
    Consumer<RecoveryNews> hearing = told -> {};

    RecoveryHost(Path folder) throws GeneralSecurityException {
        this(folder, InstantSource.system());
    }

    RecoveryHost(Path folder, InstantSource clock) throws GeneralSecurityException {
        this.folder = folder;
        this.server = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        this.jobs = jobs(clock);
    }

    /** The agent as it is after a start. */
    RecoveryJobs jobs(InstantSource clock) {
        return new RecoveryJobs(folder.resolve("jobs.conf"), folder.resolve("jobs.number"), NAME, GUARD, clock);
    }

    /** @param sections of {@code jobs.conf} after the server's key */
    void allows(String sections) throws IOException {
        String key = Base64.getEncoder().encodeToString(server.getPublic().getEncoded());
        Files.writeString(folder.resolve("jobs.conf"), "[server]\nkey = " + key + "\n" + sections);
    }

    RecoveryResult run(String adapter, String policy, RecoveryAct act) {
        number++;
        return run(
                signed(new RecoveryJob(NAME, number, Instant.now().plus(Duration.ofMinutes(5)), adapter, policy, act)));
    }

    RecoveryResult run(SignedJob job) {
        news.clear();
        return jobs.run(job, told -> {
            news.add(told);
            hearing.accept(told);
        });
    }

    SignedJob signed(RecoveryJob job) {
        try {
            return SignedJob.of(job, server.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the drill that runs, as the server's answer to news does. */
    void stopDrill() {
        jobs.stopDrill(number);
    }

    @Override
    public void close() {
        jobs.close();
    }
}
