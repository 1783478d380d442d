package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryAct.ListCopies;
import io.evenkeel.protocol.RecoveryFinding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the repository behind a real S3 server, which has a bucket for each test. */
class ResticS3Test extends BackupToolContract {

    @TempDir
    static Path store;

    @TempDir
    static Path settings;

    private static S3Server server;
    private static int buckets;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() throws IOException {
        Programs.need("/usr/bin/restic");
        server = S3Server.before(store, settings);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    ProtectedService start() throws Exception {
        buckets++;
        String bucket = "copies-" + buckets;
        return new ResticFolder(
                folder, store.resolve(bucket), server.bucket(bucket), "credentials = " + useKey(S3Server.SECRET));
    }

    private Path useKey(String secret) throws IOException {
        Path file = Files.writeString(folder.resolve("credentials"), """
                [default]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(S3Server.KEY, secret));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @Test
    void aWrongKeyOfTheStoreIsSaid() throws Exception {
        useKey("another-secret-access-key");

        assertThat(finding(new ListCopies())).isEqualTo(Code.WRONG_SECRET);
        assertThat(service.news().toString()).doesNotContain("another-secret");
    }

    @Test
    void aStoreThatDoesNotAnswerIsSaid() throws Exception {
        service.close();
        Path elsewhere = folder.resolve("elsewhere");
        String nobody = "s3:http://127.0.0.1:" + S3Server.freePort() + "/copies";
        service = new ResticFolder(
                elsewhere, elsewhere.resolve("repo"), nobody, "credentials = " + useKey(S3Server.SECRET));

        assertThat(finding(new ListCopies())).isEqualTo(Code.REPOSITORY_MISSING);
    }
}
