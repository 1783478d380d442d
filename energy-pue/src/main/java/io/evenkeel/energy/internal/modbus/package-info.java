/**
 * Reads devices over Modbus TCP: which registers lie together ({@link io.evenkeel.energy.internal.modbus.RegisterBlock}), what
 * their words mean, one conversation with one device, and rounds over those that are due. A number that did not come is never
 * written as one: the device's state says why, and the meter has a gap.
 */
@NullMarked
package io.evenkeel.energy.internal.modbus;

import org.jspecify.annotations.NullMarked;
