package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/** What stays the same of a file that is renamed. */
record FileKey(long device, long inode) {

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;

    /** What a path leads to now. */
    record Seen(FileKey key, long size, boolean isRegular, long modifiedMillis) {}

    /** @throws IOException also where nobody may look */
    static Seen at(Path path) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, "unix:dev,ino,size,mode,lastModifiedTime");
        return new Seen(
                new FileKey(number(found, "dev"), number(found, "ino")),
                number(found, "size"),
                (number(found, "mode") & TYPE) == REGULAR,
                ((FileTime) Objects.requireNonNull(found.get("lastModifiedTime"))).toMillis());
    }

    private static long number(Map<String, Object> found, String name) {
        return ((Number) Objects.requireNonNull(found.get(name))).longValue();
    }
}
