package dev.windlass.devcluster;

/** Lets a request in as a known user, or refuses it: authentication, impersonation, authorization, in this order. */
final class Gatekeeper {
    private final boolean authenticates;
    private final Authentication authentication;
    private final Authorization authorization;

    /** @param authenticates when false every caller is the administrator */
    Gatekeeper(boolean authenticates, Authentication authentication, Authorization authorization) {
        this.authenticates = authenticates;
        this.authentication = authentication;
        this.authorization = authorization;
    }

    User admit(Call call, Target target) {
        User caller = authenticates ? authentication.caller(call) : User.ADMIN;
        User user = Authentication.impersonated(call, caller, authorization);
        authorization.require(user, target);
        return user;
    }
}
