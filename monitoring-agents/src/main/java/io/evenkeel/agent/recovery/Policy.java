package io.evenkeel.agent.recovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What this host lets a job do: one section of {@code jobs.conf}. */
sealed interface Policy {

    /** What every adapter needs. */
    Terms terms();

    /**
     * @param user as whom the tool runs; empty for the agent's own
     * @param limit of one run
     * @param restoreBelow the folder below which copies may be restored; empty for none
     * @param keepAtLeast copies that no job removes; 0 where no job may remove any
     */
    record Terms(
            String name,
            Path program,
            Optional<String> user,
            Duration limit,
            Optional<Path> restoreBelow,
            int keepAtLeast) {}

    /**
     * @param repository as restic names it: a folder, {@code sftp:USER@HOST:/PATH}, {@code s3:URL/BUCKET}
     * @param secret a file with the passphrase, which the agent reads
     * @param paths what may be copied
     * @param sshConfig for SFTP
     * @param credentials a file of the AWS form with the keys of an S3-like store, which restic itself reads
     */
    record Restic(
            Terms terms,
            String repository,
            Path secret,
            List<Path> paths,
            Optional<Path> sshConfig,
            Optional<Path> credentials)
            implements Policy {
        public Restic {
            paths = List.copyOf(paths);
        }
    }

    /** @param config pgBackRest's own file, which may hold the repository's key: pgBackRest takes it from no descriptor */
    record PgBackRest(Terms terms, Path config, String stanza, Database database) implements Policy {}

    /**
     * @param isAsked whether the protected database itself may be asked, as the role that asks
     * @param name of the one in the cluster that is asked
     * @param socket the folder of the protected cluster's socket
     * @param superuser of the restored cluster
     * @param programs the folder of PostgreSQL's programs; empty where they lie as the system's packages put them
     * @param patience with one question to the restored database
     */
    record Database(
            boolean isAsked,
            String name,
            Path socket,
            int port,
            String superuser,
            Optional<Path> programs,
            Duration patience) {}

    /**
     * @param repository the folder with the backups
     * @param secret a file with the passphrase of the backups' keys, which the agent reads
     * @param data Evenkeel's data folder; empty for the one beside the program
     * @param database Evenkeel's own PostgreSQL as {@code --db} names it; empty for the bundled one
     * @param databasePassword a file that Evenkeel itself reads
     */
    record Evenkeel(
            Terms terms,
            Path repository,
            Path secret,
            Optional<Path> data,
            Optional<String> database,
            Optional<Path> databasePassword)
            implements Policy {}
}
