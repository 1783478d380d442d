package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryAct.ListCopies;
import io.evenkeel.protocol.RecoveryFinding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the repository behind a real S3 server. */
class ResticS3Test extends BackupToolContract {

    @TempDir
    Path folder;

    private S3Server server;

    @Override
    ProtectedService start() throws Exception {
        Programs.need("/usr/bin/restic");
        Path store = Files.createDirectories(folder.resolve("store"));
        server = S3Server.before(store, folder);
        Path credentials = useKey(S3Server.SECRET);
        return new ResticFolder(
                folder,
                store.resolve("copies"),
                server.bucket("copies"),
                "credentials = " + credentials,
                Map.of("AWS_SHARED_CREDENTIALS_FILE", credentials.toString()));
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

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aWrongKeyOfTheStoreIsSaid() throws Exception {
        useKey("another-secret-access-key");

        assertThat(finding(new ListCopies())).isEqualTo(Code.WRONG_SECRET);
        assertThat(service.news().toString()).doesNotContain("another-secret");
    }

    @Test
    void aStoreThatDoesNotAnswerIsSaid() {
        server.close();

        assertThat(finding(new ListCopies())).isEqualTo(Code.REPOSITORY_MISSING);
    }
}
