package io.evenkeel.knowledge.internal;

/**
 * The shelf of this server's database changed, and the change is committed: published after the commit, within this process
 * only and without the event registry, for a plain {@code @EventListener}, which must return at once. Who misses it, on
 * another server or because it was down, asks {@link Shelf#changedSince} now and then.
 *
 * @param mark the greatest one of the change
 */
public record ShelfChanged(long mark) {}
