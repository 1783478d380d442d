package io.evenkeel.knowledge.internal.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;

/** Tells why an index cannot be opened: only what is itself unfit may be thrown away. */
final class IndexTrouble {

    private IndexTrouble() {}

    /** Another process writes there. What lies there may be well. */
    static final class IndexHeld extends IOException {
        private static final long serialVersionUID = 1;

        IndexHeld(Path folder, Throwable cause) {
            super("Another process holds the index in " + folder, cause);
        }
    }

    /** What lies there is no index, broken, or of another version of Lucene. */
    static final class IndexUnfit extends IOException {
        private static final long serialVersionUID = 1;

        IndexUnfit(Path folder, Throwable cause) {
            super("The index in " + folder + " cannot be read: " + cause.getMessage(), cause);
        }
    }

    static IOException of(Path folder, Exception cause) {
        return switch (cause) {
            case LockObtainFailedException held -> new IndexHeld(folder, held);
            // Lucene tells a codec that it does not know by an argument that is wrong, and its own mark is a number.
            case IllegalArgumentException other -> new IndexUnfit(folder, other);
            case IOException unfit when isUnfit(unfit) -> new IndexUnfit(folder, unfit);
            default -> new IOException("The index in " + folder + " cannot be opened: " + cause.getMessage(), cause);
        };
    }

    /** Whether reading failed because of what the files hold, or because one is missing. */
    static boolean isUnfit(IOException cause) {
        return cause instanceof CorruptIndexException
                || cause instanceof IndexFormatTooOldException
                || cause instanceof IndexFormatTooNewException
                || cause instanceof IndexNotFoundException
                || cause instanceof EOFException
                || cause instanceof FileNotFoundException
                || cause instanceof NoSuchFileException;
    }
}
