/** How a line becomes a template: masked ({@link io.evenkeel.logs.internal.template.Masking}), then compared with those of its shape. */
@NullMarked
package io.evenkeel.logs.internal.template;

import org.jspecify.annotations.NullMarked;
