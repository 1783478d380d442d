package io.evenkeel.notify;

/** A channel or the heartbeat failed three times in a row. Told once, until it works again. */
public record TroubleBegan(Troubles.Trouble trouble) {}
