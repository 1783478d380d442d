package io.evenkeel.notify.internal;

import io.evenkeel.notify.Channel;

/** Carries notices by one channel. Called outside a transaction, by several threads, and again with the same key. */
interface Way {

    Channel channel();

    /** How many may be under way at once, so that one slow channel leaves the others room. */
    int atOnce();

    /** Tries once; may take long, and ends soon when its thread is interrupted. */
    Outcome carry(Parcel parcel);
}
