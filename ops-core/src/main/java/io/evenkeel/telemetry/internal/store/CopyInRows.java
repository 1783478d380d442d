package io.evenkeel.telemetry.internal.store;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into one table, in PostgreSQL's binary COPY format. Held in memory until {@link #store}. */
final class CopyInRows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int PART = 64 * 1024;

    private final int columns;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    private int rows;

    CopyInRows(int columns) {
        this.columns = columns;
        out.writeBytes(HEADER);
    }

    CopyInRows row() {
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

    int size() {
        return out.size();
    }

    /** @param table with its columns, in the order of the rows */
    void store(Connection connection, String table) throws SQLException {
        if (rows == 0) {
            return;
        }
        int2(-1);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        try {
            byte[] all = out.toByteArray();
            for (int at = 0; at < all.length; at += PART) {
                copy.writeToCopy(all, at, Math.min(PART, all.length - at));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        rows = 0;
        out.reset();
        out.writeBytes(HEADER);
    }
}
