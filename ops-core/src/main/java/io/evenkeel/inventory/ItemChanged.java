package io.evenkeel.inventory;

import java.util.UUID;

/** An item appeared, or something that people see of it changed, its links among them. Published in the transaction of the change. */
public record ItemChanged(UUID item) {}
