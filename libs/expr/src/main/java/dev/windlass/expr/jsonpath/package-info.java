/** JSONPath as the library behind Argo's {@code jsonpath} function (evilmonkeyinc/jsonpath 0.8) reads it. */
@NullMarked
package dev.windlass.expr.jsonpath;

import org.jspecify.annotations.NullMarked;
