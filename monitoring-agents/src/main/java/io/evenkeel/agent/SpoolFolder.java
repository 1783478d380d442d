package io.evenkeel.agent;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The files of a spool, so that a test can hand in a disk that fills. */
interface SpoolFolder extends Closeable {

    /** Names of all files, in no order. */
    List<String> names() throws IOException;

    /** Opens a file to read and write, and makes it where there is none. */
    Content open(String name) throws IOException;

    void delete(String name) throws IOException;

    @Override
    void close() throws IOException;

    /** Bytes of one file. A write that fails may have written a part. */
    interface Content extends Closeable {

        long size() throws IOException;

        /** @return as many bytes as there are from there on, at most so many */
        ByteBuffer read(long from, int most) throws IOException;

        void write(ByteBuffer bytes, long at) throws IOException;

        void truncate(long size) throws IOException;

        @Override
        void close() throws IOException;
    }
}
