package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The largest number of a job so far, kept in a file that outlives the agent. Thread-safe; one process a file. */
final class JobNumbers {

    private final Path file;

    JobNumbers(Path file) {
        this.file = file;
    }

    /**
     * Notes the number on the disk, before the job is begun.
     *
     * @return false where it is not larger than the last
     * @throws IOException where it can't be known or noted
     */
    synchronized boolean spend(long number) throws IOException {
        if (number <= last()) {
            return false;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap((number + "\n").getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private long last() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9]{1,18}")) {
            throw new IOException(file + " holds no number");
        }
        return Long.parseLong(text);
    }
}
