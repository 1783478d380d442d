package io.evenkeel.database.internal;

import io.evenkeel.database.DatabaseUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The bundled database's passwords, 256 random bits each, for their owner's eyes only: {@code keys/database-password} of the
 * role that may do everything, {@code keys/database-server-password} of the server's.
 */
public final class PasswordFile {

    public static final String SERVER = "database-server-password";

    private static final String NAME = "database-password";

    private PasswordFile() {}

    /** @param clusterExists whether a cluster with an earlier password stands already */
    public static String readOrGenerate(Path keys, boolean clusterExists) throws IOException {
        Path file = keys.resolve(NAME);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (clusterExists) {
            throw new DatabaseUnusable("The database's password in " + file + " is gone while the database in "
                    + keys.resolveSibling("pg") + " is still there: put the file back from your backup.");
        }
        return generate(file);
    }

    /** One that is lost is made anew: every start sets it. */
    public static String ofServer(Path keys) throws IOException {
        Path file = keys.resolve(SERVER);
        return Files.exists(file) ? Files.readString(file).strip() : generate(file);
    }

    private static String generate(Path file) throws IOException {
        Path keys = file.toAbsolutePath().getParent();
        Files.createDirectories(keys);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        write(file, password);
        return password;
    }

    /** Writes a new file that only its owner may read, from its first byte on. */
    static void write(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret + "\n", StandardOpenOption.WRITE);
    }
}
