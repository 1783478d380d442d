package io.evenkeel.resource;

/** A resource, or what is wished about it, moved on. */
public record ResourceMoved(Resource resource) {}
