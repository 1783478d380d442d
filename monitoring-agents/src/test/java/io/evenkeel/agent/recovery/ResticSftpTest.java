package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the repository behind a real sshd, which runs for all tests. */
class ResticSftpTest extends BackupToolContract {

    private static final int PORT = 4372;

    @TempDir
    static Path server;

    private static Process sshd;

    @TempDir
    Path folder;

    @Override
    ProtectedService start() throws Exception {
        Path data = folder.resolve("far");
        return new ResticFolder(
                folder, data, "sftp:backup-host:" + data, "ssh-config = " + server.resolve("ssh_config"));
    }

    @BeforeAll
    static void startSshd() throws IOException {
        Programs.need("/usr/bin/restic", "/usr/sbin/sshd");
        Files.createDirectories(Path.of("/run/sshd"));
        for (String key : new String[] {"host-key", "user-key"}) {
            Programs.run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    server.resolve(key).toString());
        }
        Files.writeString(server.resolve("sshd_config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %2$s/host-key
                PidFile %2$s/sshd.pid
                AuthorizedKeysFile %2$s/user-key.pub
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                Subsystem sftp internal-sftp
                """.formatted(PORT, server));
        Files.writeString(server.resolve("ssh_config"), """
                Host backup-host
                  HostName 127.0.0.1
                  Port %d
                  User %s
                  IdentityFile %3$s/user-key
                  UserKnownHostsFile %3$s/known
                  StrictHostKeyChecking accept-new
                """.formatted(PORT, System.getProperty("user.name"), server));
        sshd = new ProcessBuilder(
                        "/usr/sbin/sshd",
                        "-D",
                        "-e",
                        "-f",
                        server.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(server.resolve("sshd.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(server.resolve("sshd.log")).contains("Server listening"));
    }

    @AfterAll
    static void stopSshd() throws InterruptedException {
        if (sshd != null) {
            sshd.destroy();
            sshd.waitFor();
        }
    }
}
