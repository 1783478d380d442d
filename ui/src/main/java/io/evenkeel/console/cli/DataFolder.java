package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Where everything lies that outlives a run: {@code pg/ keys/ agent/ run/ log/ rules/ lock}. */
record DataFolder(Path path) {

    private static final long FIRST_START_BYTES = 400_000_000;
    private static final long LATER_START_BYTES = 50_000_000;

    /** {@code EVENKEEL_DATA}, or {@code data} beside the script, whatever folder the caller stands in. */
    static DataFolder chosen() {
        String given = Optional.ofNullable(System.getenv("EVENKEEL_DATA")).orElse("");
        Path chosen = given.isBlank() ? Path.of(System.getProperty("evenkeel.home", "."), "data") : Path.of(given);
        return new DataFolder(chosen.toAbsolutePath().normalize());
    }

    /** Makes what is missing and sees that there is room. */
    void prepare() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                // Others may pass through, not look: as root, the database runs as a user of its own.
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            }
            if (!Files.isWritable(path)) {
                throw new CannotStart(
                        "The data folder " + path + " may not be written by " + System.getProperty("user.name")
                                + ": give it to this user, or choose another with EVENKEEL_DATA.");
            }
            secret(keys());
            secret(agent());
            secret(path.resolve("run"));
            secret(path.resolve("log"));
            Files.createDirectories(path.resolve("rules"));
            DiskLoad.removeLeftOver(path);
            mustHaveRoom();
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + path + " cannot be used ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "): choose another with EVENKEEL_DATA.",
                    e);
        }
    }

    private static void secret(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private void mustHaveRoom() throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        long needed = Files.exists(path.resolve("pg")) ? LATER_START_BYTES : FIRST_START_BYTES;
        if (free < needed) {
            throw new CannotStart("There is no space for the data in " + path + ": " + free / 1_000_000
                    + " MB are free and " + needed / 1_000_000
                    + " MB are needed to start; free some, or choose another folder with EVENKEEL_DATA.");
        }
    }

    /** Keeps other instances out until it is closed or this process ends, however it ends. */
    FileChannel lock() {
        Path file = path.resolve("lock");
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new CannotStart("The data folder " + path + " is in use by another Evenkeel (process " + holder
                        + "): stop that one, or choose another folder with EVENKEEL_DATA.");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + path + " cannot be locked (" + e.getMessage()
                            + "): it must lie on a file system with locks.",
                    e);
        }
    }

    /** Whether a process holds {@link #lock}; a number in a file may meanwhile be another program's. */
    boolean inUse() throws IOException {
        Path file = path.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return !isLocked(channel);
        } catch (AccessDeniedException e) {
            throw new CannotStart(path + " belongs to another user: do it as that one.", e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path keys() {
        return path.resolve("keys");
    }

    Path agent() {
        return path.resolve("agent");
    }

    Path description() {
        return path.resolve("run/server.json");
    }

    /** Writes a file that only its owner may read, from its first byte on; others see the old content or the new. */
    static void writeSecret(Path file, String content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, content);
        Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
