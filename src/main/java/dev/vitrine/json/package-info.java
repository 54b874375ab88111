/// JSON as plain values, for doors whose clients send and get what no class describes.
@NullMarked
package dev.vitrine.json;

import org.jspecify.annotations.NullMarked;
