package io.evenkeel.database.internal;

import java.io.IOException;
import java.io.OutputStream;

/** Passes on what is written, and stays open when its writer closes it: what is behind is still needed. */
final class LeftOpen extends OutputStream {
    private final OutputStream to;

    LeftOpen(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int one) throws IOException {
        to.write(one);
    }

    @Override
    public void write(byte[] many, int from, int length) throws IOException {
        to.write(many, from, length);
    }
}
