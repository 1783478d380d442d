package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the repository behind a real sshd. */
class ResticSftpTest extends BackupToolContract {

    private static final int PORT = 4372;

    @TempDir
    Path folder;

    private Process sshd;

    @Override
    ProtectedService start() throws Exception {
        Programs.need("/usr/bin/restic", "/usr/sbin/sshd");
        Path config = startSshd();
        Path data = folder.resolve("far");
        return new ResticFolder(
                folder,
                data,
                "sftp:backup-host:" + data,
                "ssh-config = " + config,
                Map.of("SFTP_COMMAND", "ssh -F " + config + " backup-host -s sftp"));
    }

    /** @return the client's configuration */
    private Path startSshd() throws IOException {
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
                    folder.resolve(key).toString());
        }
        Files.writeString(folder.resolve("sshd_config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %2$s/host-key
                PidFile %2$s/sshd.pid
                AuthorizedKeysFile %2$s/user-key.pub
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                Subsystem sftp internal-sftp
                """.formatted(PORT, folder));
        Files.writeString(folder.resolve("ssh_config"), """
                Host backup-host
                  HostName 127.0.0.1
                  Port %d
                  User %s
                  IdentityFile %3$s/user-key
                  UserKnownHostsFile %3$s/known
                  StrictHostKeyChecking accept-new
                """.formatted(PORT, System.getProperty("user.name"), folder));
        sshd = new ProcessBuilder(
                        "/usr/sbin/sshd",
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(folder.resolve("sshd.log")).contains("Server listening"));
        return folder.resolve("ssh_config");
    }

    @AfterEach
    void stopSshd() throws InterruptedException {
        if (sshd != null) {
            sshd.destroy();
            sshd.waitFor();
        }
    }
}
