package io.evenkeel.console.cli;

import io.evenkeel.agent.CarriedOutHere;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.SignedJob;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host of {@code bench recovery}: the agent's part that carries out jobs, and a key to sign them. As a program it is told the policies to
 * back up by lines of its input, and tells milliseconds of each, and of its manifest.
 */
final class BenchedHost implements Closeable {

    private static final Pattern TAKEN = Pattern.compile("manifest of .* taken in (\\d+) ms");

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

    /** @param arguments the folder, which has {@code sections} of {@code jobs.conf}, and the adapter */
    static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (var host = new BenchedHost(folder, Files.readString(folder.resolve("sections")));
                var asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("ready");
            for (String policy = asked.readLine(); policy != null; policy = asked.readLine()) {
                System.out.println(host.backup(arguments[1], policy));
            }
        }
    }

    private String backup(String adapter, String policy) {
        long begin = System.nanoTime();
        RecoveryResult result = run(adapter, policy, new Backup(Extent.FULL, List.of()));
        if (!(result instanceof BackupMade)) {
            return "failed " + result;
        }
        return "made " + (System.nanoTime() - begin) / 1_000_000 + ' ' + manifestMillis();
    }

    /** As the job's output says. */
    private long manifestMillis() {
        return said.stream()
                .map(TAKEN::matcher)
                .filter(Matcher::matches)
                .mapToLong(taken -> Long.parseLong(taken.group(1)))
                .sum();
    }

    private RecoveryResult run(String adapter, String policy, RecoveryAct act) {
        said.clear();
        number++;
        var job = new RecoveryJob("bench", number, clock.instant().plus(Duration.ofMinutes(30)), adapter, policy, act);
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

    @Override
    public void close() {
        jobs.close();
    }
}
