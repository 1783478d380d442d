package io.evenkeel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own, in memory, which a test makes narrow and wide. What it holds is gone at the end. */
public final class SmallDisk implements AutoCloseable {

    private static final String WIDE = "size=1g";

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Where this user may mount none, the test is left out; with {@code EVENKEEL_REQUIRE_PEERS=1} it fails. */
    public static SmallDisk mount() throws IOException {
        Path folder = Files.createTempDirectory(
                "evenkeel-disk", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        if (!run("mount", "-t", "tmpfs", "-o", WIDE + ",mode=755", "evenkeel-test", folder.toString())) {
            Files.delete(folder);
            if ("1".equals(System.getenv("EVENKEEL_REQUIRE_PEERS"))) {
                throw new AssertionError("BLOCKED: a tmpfs can't be mounted here");
            }
            Assumptions.abort("BLOCKED: a tmpfs can't be mounted here");
        }
        return new SmallDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    /** From now on there is so much room beyond what is used. */
    public void leave(int mebibytes) throws IOException {
        var space = Files.getFileStore(folder);
        long used = (space.getTotalSpace() - space.getUnallocatedSpace()) >> 20;
        resize("size=" + (used + mebibytes) + "m");
    }

    /** There is room again. */
    public void widen() throws IOException {
        resize(WIDE);
    }

    private void resize(String size) throws IOException {
        if (!run("mount", "-o", "remount," + size, folder.toString())) {
            throw new IOException("could not be resized: " + folder);
        }
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", folder.toString())) {
            throw new IOException("still in use: " + folder);
        }
        Files.delete(folder);
    }

    private static boolean run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
