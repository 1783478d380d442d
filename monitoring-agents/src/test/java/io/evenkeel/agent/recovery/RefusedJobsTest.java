package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryAct.ListCopies;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.RecoveryResult.Refused;
import io.evenkeel.protocol.SignedJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that end at the host's door. What passes it meets a tool that is not there, so that each test sees how far it came. */
class RefusedJobsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final RecoveryAct LIST = new ListCopies();
    private static final String POLICY = """
            [restic files]
            repository = /srv/copies
            secret = /etc/hostname
            path = /srv/shop
            program = /nonexistent/restic
            """;

    @TempDir
    Path folder;

    private RecoveryHost host;

    @BeforeEach
    void allowOnePolicy() throws Exception {
        host = new RecoveryHost(folder, InstantSource.fixed(NOW));
        host.allows(POLICY);
    }

    @AfterEach
    void close() {
        host.close();
    }

    private static RecoveryJob job(long number, RecoveryAct act) {
        return new RecoveryJob(RecoveryHost.NAME, number, NOW.plusSeconds(60), "restic", "files", act);
    }

    private void assertRefused(SignedJob job, Reason code, String sentence) {
        RecoveryResult result = host.run(job);

        assertThat(result).isInstanceOf(Refused.class);
        assertThat(((Refused) result).code()).isEqualTo(code);
        assertThat(((Refused) result).sentence()).contains(sentence);
    }

    private void assertCarriedOut(SignedJob job) {
        assertThat(host.run(job)).isInstanceOf(Failed.class);
    }

    @Test
    void aJobOfTheServerPasses() {
        assertCarriedOut(host.signed(job(1, LIST)));
    }

    @Test
    void withoutJobsConfNothingIsAllowed() throws Exception {
        Files.delete(folder.resolve("jobs.conf"));

        assertRefused(host.signed(job(1, LIST)), Reason.NOT_ALLOWED, "names no server's key");
    }

    @Test
    void anotherServersSignatureIsNone() throws Exception {
        var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertRefused(SignedJob.of(job(1, LIST), other.getPrivate()), Reason.WRONG_SIGNATURE, "is not signed by");
    }

    @Test
    void aChangedBodyIsNotWhatWasSigned() {
        SignedJob signed = host.signed(job(1, LIST));
        byte[] changed = new String(signed.body(), StandardCharsets.UTF_8)
                .replace("\"number\":1", "\"number\":2")
                .getBytes(StandardCharsets.UTF_8);

        assertRefused(new SignedJob(changed, signed.signature()), Reason.WRONG_SIGNATURE, "is not signed by");
    }

    @Test
    void aSignatureOfNoBytesIsNone() {
        assertRefused(
                new SignedJob(host.signed(job(1, LIST)).body(), new byte[0]), Reason.WRONG_SIGNATURE, "not signed");
    }

    @Test
    void aJobForAnotherHostIsNotDone() {
        var job = new RecoveryJob("db7", 1, NOW.plusSeconds(60), "restic", "files", LIST);

        assertRefused(host.signed(job), Reason.WRONG_HOST, "is for db7, and this is web1");
    }

    @Test
    void aJobThatWaitedTooLongIsNotDone() {
        var job = new RecoveryJob(RecoveryHost.NAME, 1, NOW, "restic", "files", LIST);

        assertRefused(host.signed(job), Reason.EXPIRED, "before 2026-11-22T06:00:00Z");
    }

    @Test
    void aJobIsDoneOnce() {
        SignedJob job = host.signed(job(5, LIST));
        assertCarriedOut(job);

        assertRefused(job, Reason.REPLAYED, "job 5 or a later one");
        assertRefused(host.signed(job(4, LIST)), Reason.REPLAYED, "job 4 or a later one");
        assertCarriedOut(host.signed(job(6, LIST)));
    }

    @Test
    void aJobIsDoneOnceAlsoAfterTheAgentsEnd() {
        SignedJob job = host.signed(job(5, LIST));
        assertCarriedOut(job);

        try (RecoveryJobs anew = host.jobs(InstantSource.fixed(NOW))) {
            assertThat(anew.run(job, news -> {})).isInstanceOf(Refused.class);
        }
    }

    @Test
    void wherePastNumbersAreLostNothingIsDone() throws Exception {
        Files.writeString(folder.resolve("jobs.number"), "x");

        assertRefused(host.signed(job(9, LIST)), Reason.REPLAYED, "can't note job 9");
    }

    @Test
    void aPolicyThatTheHostDoesNotNameIsNotAllowed() {
        var job = new RecoveryJob(RecoveryHost.NAME, 1, NOW.plusSeconds(60), "pgbackrest", "files", LIST);

        assertRefused(host.signed(job), Reason.NOT_ALLOWED, "has no section [pgbackrest files]");
    }

    @Test
    void onlyPathsOfThePolicyAreCopied() {
        for (String path :
                List.of("/etc", "/srv/shop/../../etc", "/srv/shopping", "srv/shop", "--files-from=/etc/shadow")) {
            assertThat(host.run("restic", "files", new Backup(Extent.FULL, List.of(path))))
                    .as(path)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Reason.NOT_ALLOWED));
        }
    }

    @Test
    void aCopysNameIsNoOption() {
        var act = new RecoveryAct.Restore("--password-command=id", "/srv/drill/x", Optional.empty());

        assertRefused(host.signed(job(1, act)), Reason.UNREADABLE, "8 to 64 hexadecimal digits");
    }

    @Test
    void aFileThatOthersCanWriteIsNotBelieved() throws Exception {
        Files.setPosixFilePermissions(folder.resolve("jobs.conf"), PosixFilePermissions.fromString("rw-r--rw-"));

        assertRefused(host.signed(job(1, LIST)), Reason.NOT_ALLOWED, "can be written by others");
    }

    @Test
    void aMistakeInTheFileNamesItsLine() throws Exception {
        host.allows(POLICY + "[restic more]\nrepository = relative\nsecret = /x\n");

        assertRefused(host.signed(job(1, LIST)), Reason.NOT_ALLOWED, "line 8: repository is a folder, or begins with");
    }

    @Test
    void whatIsFarIsReachedByHttpsOnly() throws Exception {
        for (String far : List.of(
                "s3:http://store.example/copies",
                "rest:HTTP://127.0.0.1.store.example/",
                "rest:http://127.0.0.1@store.example/",
                "s3:http:store.example/copies")) {
            host.allows(POLICY.replace("/srv/copies", far));

            assertRefused(host.signed(job(1, LIST)), Reason.NOT_ALLOWED, "by http on this machine only");
        }
    }

    @Test
    void noToolRunsAsRoot() throws Exception {
        host.allows(POLICY + "user = root\n");

        assertRefused(host.signed(job(1, LIST)), Reason.NOT_ALLOWED, "never root");
    }
}
