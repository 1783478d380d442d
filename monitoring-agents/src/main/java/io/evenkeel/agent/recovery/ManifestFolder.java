package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The manifests of one policy's copies, each a file named after its copy, which nobody but the agent's user can read. */
final class ManifestFolder {

    private static final String OF_COPY = "[0-9A-Za-z_-]{8,64}";

    private final Path folder;

    /** @param all of this agent */
    ManifestFolder(Path all, String adapter, String policy) {
        this.folder = all.resolve(adapter + '-' + policy);
    }

    /** A file beside the others, in which one is written before it is one of them. */
    Path fresh() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.createTempFile(folder, ".fresh-", "");
    }

    /**
     * Makes it one of them, on the disk and all at once.
     *
     * @return its SHA-256
     */
    String keep(Path fresh, String copy) throws IOException {
        String hash = hash(fresh);
        try (FileChannel bytes = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            bytes.force(true);
        }
        Files.move(fresh, folder.resolve(copy), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return hash;
    }

    /** @param copy its id, of which a tool may have told the beginning only when it made it */
    Optional<Path> find(String copy) throws IOException {
        Path exact = folder.resolve(copy);
        if (copy.matches(OF_COPY) && Files.exists(exact)) {
            return Optional.of(exact);
        }
        return there().stream().filter(file -> isOf(file, copy)).findFirst();
    }

    private static boolean isOf(Path file, String copy) {
        String name = file.getFileName().toString();
        // Only restic shortens ids, which are hexadecimal; a label of pgBackRest may be the beginning of another one.
        return name.equals(copy) || (name.matches("[0-9a-f]{8,64}") && copy.startsWith(name));
    }

    static String hash(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] buffer = new byte[64 << 10];
                while (in.read(buffer) >= 0) {
                    // The digest takes what is read.
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes those whose copies are gone. */
    void keepOnly(List<String> copies) throws IOException {
        for (Path file : there()) {
            if (copies.stream().noneMatch(copy -> isOf(file, copy))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> there() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
