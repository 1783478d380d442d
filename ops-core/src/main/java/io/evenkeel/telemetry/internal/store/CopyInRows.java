package io.evenkeel.telemetry.internal.store;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into one table, in PostgreSQL's binary COPY format. Held in memory until {@link #store}, in parts: one
 * large array would have to be copied as it grows, and the collector treats arrays above half a megabyte dearly.
 */
final class CopyInRows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int PART = 64 * 1024;

    private final int columns;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(PART + PART / 4);
    private final List<byte[]> full = new ArrayList<>();
    private int fullBytes;
    private int rows;

    CopyInRows(int columns) {
        this.columns = columns;
        out.writeBytes(HEADER);
    }

    CopyInRows row() {
        if (out.size() >= PART) {
            endPart();
        }
        rows++;
        int2(columns);
        return this;
    }

    CopyInRows int4(int value) {
        raw4(Integer.BYTES);
        raw4(value);
        return this;
    }

    CopyInRows int8(long value) {
        raw4(Long.BYTES);
        raw4((int) (value >>> 32));
        raw4((int) value);
        return this;
    }

    CopyInRows bytes(byte[] value) {
        raw4(value.length);
        out.writeBytes(value);
        return this;
    }

    private void int2(int value) {
        out.write(value >>> 8);
        out.write(value);
    }

    private void raw4(int value) {
        int2(value >>> 16);
        int2(value);
    }

    private void endPart() {
        full.add(out.toByteArray());
        fullBytes += out.size();
        out.reset();
    }

    int size() {
        return fullBytes + out.size();
    }

    /** @param table with its columns, in the order of the rows */
    void store(Connection connection, String table) throws SQLException {
        if (rows == 0) {
            return;
        }
        int2(-1);
        endPart();
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        try {
            for (byte[] part : full) {
                copy.writeToCopy(part, 0, part.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        rows = 0;
        full.clear();
        fullBytes = 0;
        out.writeBytes(HEADER);
    }
}
