package dev.windlass.notify.http;

/**
 * What a server answered.
 *
 * @param location of a redirect; empty where there is none
 * @param retryAfter as the server wrote it; may be empty
 * @param body the beginning of it
 */
record Answer(int status, String location, String retryAfter, String body) {}
