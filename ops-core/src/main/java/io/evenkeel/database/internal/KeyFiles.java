package io.evenkeel.database.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The small files of a folder: keys, rules. */
public final class KeyFiles {

    /** Made anew by the first start after a restore: they open a database or a server that is no more. */
    private static final Set<String> OF_THIS_MACHINE =
            Set.of("database-password", PasswordFile.SERVER, "operator-token", "first-password");

    private static final long LARGEST = 4 << 20;

    private KeyFiles() {}

    /** Whether a key belongs to the installation, wherever it runs. */
    public static boolean outlivesTheMachine(String name) {
        return !OF_THIS_MACHINE.contains(name) && !name.endsWith(".new");
    }

    /** The regular files right in the folder, by name; none where there is no folder. */
    public static Map<String, byte[]> of(Path folder, Predicate<String> wanted) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            for (Path file : found) {
                String name = file.getFileName().toString();
                if (Files.isRegularFile(file) && Files.size(file) <= LARGEST && wanted.test(name)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** Writes them for their owner's eyes only. */
    public static void writeSecret(Path folder, Map<String, byte[]> files) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.deleteIfExists(target);
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(target, file.getValue());
        }
    }

    public static byte[] sha256(byte[] content) {
        return BackupWriter.sha256().digest(content);
    }
}
