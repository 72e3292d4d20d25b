/**
 * What notifies whom of what: the contents of {@code argocd-notifications-cm} and {@code argocd-notifications-secret}.
 * Each entry stands for itself: one that is broken is reported and does not take the others with it.
 */
@NullMarked
package dev.windlass.notify.settings;

import org.jspecify.annotations.NullMarked;
