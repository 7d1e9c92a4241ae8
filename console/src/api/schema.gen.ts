// Written by `npm run openapi` from the routes of the api.

export interface paths {
    "/api/v1/alerts": {
        parameters: {
        };
        /** Alerts of jobs, newest first */
        get: operations["get_alerts"];
    };
    "/api/v1/alerts/{id}/close": {
        parameters: {
        };
        /** Put an open alert aside by hand; nobody is told, and the same run or fire opens none again */
        post: operations["post_alerts_id_close"];
    };
    "/api/v1/api-keys": {
        parameters: {
        };
        /** My own API keys */
        get: operations["get_api_keys"];
        /** Make an API key with some of my own rights; the key is shown this once */
        post: operations["post_api_keys"];
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
        };
        /** One of my API keys */
        get: operations["get_api_keys_id"];
        /** Change name, rights and sources of one of my API keys */
        put: operations["put_api_keys_id"];
        /** Revoke one of my API keys, for good */
        delete: operations["delete_api_keys_id"];
    };
    "/api/v1/api-keys/{id}/revoke": {
        parameters: {
        };
        /** Revoke anyone’s API key, for good */
        post: operations["post_api_keys_id_revoke"];
    };
    "/api/v1/api-keys/all": {
        parameters: {
        };
        /** Everyone’s API keys */
        get: operations["get_api_keys_all"];
    };
    "/api/v1/approval-hand-overs": {
        parameters: {
        };
        /** Whose tasks were handed over to whom, newest first */
        get: operations["get_approval_hand_overs"];
        /** Give all that somebody has to decide to another, or each task to the head above its request */
        post: operations["post_approval_hand_overs"];
    };
    "/api/v1/approval-hand-overs/{id}": {
        parameters: {
        };
        /** One hand-over, with how far it is */
        get: operations["get_approval_hand_overs_id"];
    };
    "/api/v1/approval-hand-overs/{id}/cancel": {
        parameters: {
        };
        /** End a hand-over; what is handed over by then stays */
        post: operations["post_approval_hand_overs_id_cancel"];
    };
    "/api/v1/approval-hand-overs/{id}/retry": {
        parameters: {
        };
        /** Try again what failed or was not reached, for another person where one is named */
        post: operations["post_approval_hand_overs_id_retry"];
    };
    "/api/v1/approval-hand-overs/{id}/tasks": {
        parameters: {
        };
        /** What came of each task */
        get: operations["get_approval_hand_overs_id_tasks"];
    };
    "/api/v1/approval-hand-overs/preview": {
        parameters: {
        };
        /** What somebody has to decide, and where definitions name them */
        get: operations["get_approval_hand_overs_preview"];
    };
    "/api/v1/approval-proxies": {
        parameters: {
        };
        /** Who decides for whom, and when; `scope=all` needs `approval:operate` */
        get: operations["get_approval_proxies"];
        /** Have somebody decide in one’s place for a while; for somebody else it needs `approval:operate` */
        post: operations["post_approval_proxies"];
    };
    "/api/v1/approval-proxies/{id}/end": {
        parameters: {
        };
        /** Take an arrangement back from now on */
        post: operations["post_approval_proxies_id_end"];
    };
    "/api/v1/approval-statistics": {
        parameters: {
        };
        /** How many requests came and went in a period, and what they waited for, as far as the caller may see them */
        get: operations["get_approval_statistics"];
    };
    "/api/v1/approvals": {
        parameters: {
        };
        /** The requests of one of the caller’s boxes; `all` needs the right to see everybody’s */
        get: operations["get_approvals"];
        /** Hand in a request by a published definition, or keep it as a draft */
        post: operations["post_approvals"];
    };
    "/api/v1/approvals/{id}": {
        parameters: {
        };
        /** One request with its tasks, its timeline, its diagram, and what the caller may do */
        get: operations["get_approvals_id"];
    };
    "/api/v1/approvals/{id}/add-sign": {
        parameters: {
        };
        /** Have others sign before, after or beside */
        post: operations["post_approvals_id_add_sign"];
    };
    "/api/v1/approvals/{id}/approve": {
        parameters: {
        };
        /** Agree */
        post: operations["post_approvals_id_approve"];
    };
    "/api/v1/approvals/{id}/callbacks/{callback_id}/retry": {
        parameters: {
        };
        /** Have a callback or service that failed tried again */
        post: operations["post_approvals_id_callbacks_callback_id_retry"];
    };
    "/api/v1/approvals/{id}/callbacks/{callback_id}/skip": {
        parameters: {
        };
        /** Let a callback or service pass without it; needs the right to step into requests */
        post: operations["post_approvals_id_callbacks_callback_id_skip"];
    };
    "/api/v1/approvals/{id}/cc": {
        parameters: {
        };
        /** Let others read along */
        post: operations["post_approvals_id_cc"];
    };
    "/api/v1/approvals/{id}/comment": {
        parameters: {
        };
        /** Say something without deciding */
        post: operations["post_approvals_id_comment"];
    };
    "/api/v1/approvals/{id}/delegate": {
        parameters: {
        };
        /** Have somebody advise; the task comes back */
        post: operations["post_approvals_id_delegate"];
    };
    "/api/v1/approvals/{id}/discard": {
        parameters: {
        };
        /** Give up a draft, or what was returned */
        post: operations["post_approvals_id_discard"];
    };
    "/api/v1/approvals/{id}/drawing": {
        parameters: {
        };
        /** The BPMN 2.0 file of the version that a request goes by; empty where it cannot be drawn */
        get: operations["get_approvals_id_drawing"];
    };
    "/api/v1/approvals/{id}/pdf": {
        parameters: {
        };
        /** A request as a PDF: its form as far as the caller may see it, and who decided what */
        get: operations["get_approvals_id_pdf"];
    };
    "/api/v1/approvals/{id}/reject": {
        parameters: {
        };
        /** Refuse */
        post: operations["post_approvals_id_reject"];
    };
    "/api/v1/approvals/{id}/remove-sign": {
        parameters: {
        };
        /** Take signers back whom the caller added */
        post: operations["post_approvals_id_remove_sign"];
    };
    "/api/v1/approvals/{id}/resubmit": {
        parameters: {
        };
        /** Hand in a draft, or what was returned */
        post: operations["post_approvals_id_resubmit"];
    };
    "/api/v1/approvals/{id}/retry": {
        parameters: {
        };
        /** Judge anew what could not be judged */
        post: operations["post_approvals_id_retry"];
    };
    "/api/v1/approvals/{id}/return": {
        parameters: {
        };
        /** Give back to an earlier node, or to the applicant */
        post: operations["post_approvals_id_return"];
    };
    "/api/v1/approvals/{id}/transfer": {
        parameters: {
        };
        /** Give the task to somebody else */
        post: operations["post_approvals_id_transfer"];
    };
    "/api/v1/approvals/{id}/urge": {
        parameters: {
        };
        /** Remind those who have to decide */
        post: operations["post_approvals_id_urge"];
    };
    "/api/v1/approvals/{id}/withdraw": {
        parameters: {
        };
        /** Take an own request back into a draft */
        post: operations["post_approvals_id_withdraw"];
    };
    "/api/v1/approvals/bulk-decide": {
        parameters: {
        };
        /** Agree to or refuse several requests, each on its own */
        post: operations["post_approvals_bulk_decide"];
    };
    "/api/v1/approvals/counts": {
        parameters: {
        };
        /** How many requests wait for the caller, and how many copies are not read yet */
        get: operations["get_approvals_counts"];
    };
    "/api/v1/approvals/departments": {
        parameters: {
        };
        /** Departments to name in a form: at most 20, each with the one above it */
        get: operations["get_approvals_departments"];
    };
    "/api/v1/approvals/people": {
        parameters: {
        };
        /** People to name in a form, to hand a task to, to copy or to mention: at most 20, as far as rules of rows let the caller see them */
        get: operations["get_approvals_people"];
    };
    "/api/v1/audit-logs": {
        parameters: {
        };
        /** What was asked of the platform, newest first */
        get: operations["get_audit_logs"];
    };
    "/api/v1/auth/activate": {
        parameters: {
        };
        /** Open the account of a link; an invited user chooses a password with it */
        post: operations["post_auth_activate"];
    };
    "/api/v1/auth/contact": {
        parameters: {
        };
        /** Send a code to the address or number at which I want to be reached from now on */
        post: operations["post_auth_contact"];
    };
    "/api/v1/auth/contact/confirm": {
        parameters: {
        };
        /** With the code that came there: take the new address or number over */
        post: operations["post_auth_contact_confirm"];
    };
    "/api/v1/auth/identities": {
        parameters: {
        };
        /** The identities at providers that are linked to my account */
        get: operations["get_auth_identities"];
        /** Link the identity that this browser came back with to the account that signed in after that */
        post: operations["post_auth_identities"];
    };
    "/api/v1/auth/identities/{id}": {
        parameters: {
        };
        /** Unlink one of my identities; not the last way in */
        delete: operations["delete_auth_identities_id"];
    };
    "/api/v1/auth/identities/link": {
        parameters: {
        };
        /** Where to go to link an identity to my account; needs a fresh sign-in with the password */
        post: operations["post_auth_identities_link"];
    };
    "/api/v1/auth/language": {
        parameters: {
        };
        /** The language in which I want to get messages */
        post: operations["post_auth_language"];
    };
    "/api/v1/auth/login": {
        parameters: {
        };
        /** Sign in with username and password; who has a second factor gets a token for the second step */
        post: operations["post_auth_login"];
    };
    "/api/v1/auth/login/room": {
        parameters: {
        };
        /** End one of my sessions, as a sign-in refused for want of a place offered, and go on with it */
        post: operations["post_auth_login_room"];
    };
    "/api/v1/auth/logout": {
        parameters: {
        };
        /** End the session of the bearer token, refresh token or cookie */
        post: operations["post_auth_logout"];
    };
    "/api/v1/auth/me": {
        parameters: {
        };
        /** Who I am and what I may do */
        get: operations["get_auth_me"];
    };
    "/api/v1/auth/mfa/bind": {
        parameters: {
        };
        /** Begin to bind a second factor; again with the code, bind it. Recovery codes come with the first one */
        post: operations["post_auth_mfa_bind"];
    };
    "/api/v1/auth/mfa/challenge": {
        parameters: {
        };
        /** Send a code: for the sign-in of the mfa_token, or to confirm the session of the bearer token */
        post: operations["post_auth_mfa_challenge"];
    };
    "/api/v1/auth/mfa/factors": {
        parameters: {
        };
        /** My second factors, how many recovery codes are left, and what can be bound */
        get: operations["get_auth_mfa_factors"];
    };
    "/api/v1/auth/mfa/factors/{method}": {
        parameters: {
        };
        /** Remove one of my factors; my trusted devices are forgotten, and with the last factor the recovery codes */
        delete: operations["delete_auth_mfa_factors_method"];
    };
    "/api/v1/auth/mfa/pending": {
        parameters: {
        };
        /** The second step that a sign-in by redirect left to do; its token stays in a cookie */
        get: operations["get_auth_mfa_pending"];
    };
    "/api/v1/auth/mfa/recovery-codes": {
        parameters: {
        };
        /** New recovery codes; the old ones are void */
        post: operations["post_auth_mfa_recovery_codes"];
    };
    "/api/v1/auth/mfa/trusted-devices": {
        parameters: {
        };
        /** Devices that I am asked for no second factor on */
        get: operations["get_auth_mfa_trusted_devices"];
    };
    "/api/v1/auth/mfa/trusted-devices/{id}": {
        parameters: {
        };
        /** Trust one of my devices no longer */
        delete: operations["delete_auth_mfa_trusted_devices_id"];
    };
    "/api/v1/auth/mfa/verify": {
        parameters: {
        };
        /** The second step of a sign-in; with a bearer token and without mfa_token it confirms the session instead */
        post: operations["post_auth_mfa_verify"];
    };
    "/api/v1/auth/options": {
        parameters: {
        };
        /** What the sign-in page offers, and what a new password has to fulfil */
        get: operations["get_auth_options"];
    };
    "/api/v1/auth/password/change": {
        parameters: {
        };
        /** Change my password; my other sessions end */
        post: operations["post_auth_password_change"];
    };
    "/api/v1/auth/password/forgot": {
        parameters: {
        };
        /** Send what sets a forgotten password anew: a link by e-mail, a code by text message, to an account if there is one */
        post: operations["post_auth_password_forgot"];
    };
    "/api/v1/auth/password/reset": {
        parameters: {
        };
        /** Set a password anew by the token of a link or by a code; every session ends */
        post: operations["post_auth_password_reset"];
    };
    "/api/v1/auth/refresh": {
        parameters: {
        };
        /** Trade a refresh token for a new one and an access token */
        post: operations["post_auth_refresh"];
    };
    "/api/v1/auth/register": {
        parameters: {
        };
        /** Register; whether anything came of it is told only to the e-mail address */
        post: operations["post_auth_register"];
    };
    "/api/v1/auth/sessions": {
        parameters: {
        };
        /** Where I am signed in */
        get: operations["get_auth_sessions"];
        /** Sign me out everywhere else */
        delete: operations["delete_auth_sessions"];
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
        };
        /** Sign one of my sessions out */
        delete: operations["delete_auth_sessions_id"];
    };
    "/api/v1/auth/sso/pending": {
        parameters: {
        };
        /** What is still missing after this browser came back from a provider; a token for the second factor comes once */
        post: operations["post_auth_sso_pending"];
        /** Forget what this browser came back with */
        delete: operations["delete_auth_sso_pending"];
    };
    "/api/v1/backfills": {
        parameters: {
        };
        /** Backfills of all jobs, newest first */
        get: operations["get_backfills"];
    };
    "/api/v1/backfills/{id}": {
        parameters: {
        };
        /** One backfill with its progress */
        get: operations["get_backfills_id"];
    };
    "/api/v1/backfills/{id}/cancel": {
        parameters: {
        };
        /** Begin nothing more, ever, and cancel what runs */
        post: operations["post_backfills_id_cancel"];
    };
    "/api/v1/backfills/{id}/pause": {
        parameters: {
        };
        /** Begin nothing more until it is resumed; what runs goes on */
        post: operations["post_backfills_id_pause"];
    };
    "/api/v1/backfills/{id}/resume": {
        parameters: {
        };
        /** Go on where it was paused */
        post: operations["post_backfills_id_resume"];
    };
    "/api/v1/calendars": {
        parameters: {
        };
        /** Calendars */
        get: operations["get_calendars"];
        /** Create a calendar */
        post: operations["post_calendars"];
    };
    "/api/v1/calendars/{id}": {
        parameters: {
        };
        /** One calendar */
        get: operations["get_calendars_id"];
        /** Replace a calendar; all jobs that go by it follow at once */
        put: operations["put_calendars_id"];
        /** Delete a calendar that no job goes by */
        delete: operations["delete_calendars_id"];
    };
    "/api/v1/data-change-logs": {
        parameters: {
        };
        /** What became different in the data, newest first */
        get: operations["get_data_change_logs"];
    };
    "/api/v1/datasources": {
        parameters: {
        };
        /** The data sources that one may use, for whoever manages them all; passwords are never shown */
        get: operations["get_datasources"];
        /** Set up a data source */
        post: operations["post_datasources"];
    };
    "/api/v1/datasources/{id}": {
        parameters: {
        };
        /** One data source */
        get: operations["get_datasources_id"];
        /** Replace a data source; a password left out stays, unless it would go elsewhere */
        put: operations["put_datasources_id"];
        /** Delete a data source that no job uses */
        delete: operations["delete_datasources_id"];
    };
    "/api/v1/datasources/{id}/test": {
        parameters: {
        };
        /** Connect and sign in, as a job would */
        post: operations["post_datasources_id_test"];
    };
    "/api/v1/departments": {
        parameters: {
        };
        /** The tree of departments */
        get: operations["get_departments"];
        /** Create a department */
        post: operations["post_departments"];
    };
    "/api/v1/departments/{id}": {
        parameters: {
        };
        /** One department */
        get: operations["get_departments_id"];
        /** Replace a department, or move it below another one */
        put: operations["put_departments_id"];
        /** Delete an empty department */
        delete: operations["delete_departments_id"];
    };
    "/api/v1/directory-syncs": {
        parameters: {
        };
        /** Syncs of directories, newest first */
        get: operations["get_directory_syncs"];
    };
    "/api/v1/directory-syncs/{id}": {
        parameters: {
        };
        /** One sync, with how many changes of which kind came to what */
        get: operations["get_directory_syncs_id"];
    };
    "/api/v1/directory-syncs/{id}/cancel": {
        parameters: {
        };
        /** End a sync; what is applied by then stays */
        post: operations["post_directory_syncs_id_cancel"];
    };
    "/api/v1/directory-syncs/{id}/changes": {
        parameters: {
        };
        /** What a sync changes, in the order in which it does */
        get: operations["get_directory_syncs_id_changes"];
    };
    "/api/v1/directory-syncs/{id}/confirm": {
        parameters: {
        };
        /** Apply the changes of a sync that waits */
        post: operations["post_directory_syncs_id_confirm"];
    };
    "/api/v1/executor/attempts/claim": {
        parameters: {
        };
        /** Take an attempt up: what to run, with every placeholder filled in */
        post: operations["post_executor_attempts_claim"];
    };
    "/api/v1/executor/attempts/output": {
        parameters: {
        };
        /** Append output; the same chunks again do no harm */
        post: operations["post_executor_attempts_output"];
    };
    "/api/v1/executor/heartbeat": {
        parameters: {
        };
        /** Say that this executor lives, and how much it carries */
        post: operations["post_executor_heartbeat"];
    };
    "/api/v1/executors": {
        parameters: {
        };
        /** Executors: who runs scripts, and how much each carries */
        get: operations["get_executors"];
    };
    "/api/v1/executors/{id}/drain": {
        parameters: {
        };
        /** Take no new work; what runs goes on to its end */
        post: operations["post_executors_id_drain"];
    };
    "/api/v1/executors/{id}/resume": {
        parameters: {
        };
        /** Take work again */
        post: operations["post_executors_id_resume"];
    };
    "/api/v1/executors/groups": {
        parameters: {
        };
        /** Groups that have an executor, and how much those that take work carry */
        get: operations["get_executors_groups"];
    };
    "/api/v1/files": {
        parameters: {
        };
        /** Upload a file; a record that does not claim it within a day loses it */
        post: operations["post_files"];
    };
    "/api/v1/files/{id}": {
        parameters: {
        };
        /** The content of a file, by the rights of the record that it belongs to; one byte range is honoured */
        get: operations["get_files_id"];
    };
    "/api/v1/flow-runs/{id}": {
        parameters: {
        };
        /** A run of a flow with its nodes; as an event stream, also what becomes of it */
        get: operations["get_flow_runs_id"];
    };
    "/api/v1/flow-runs/{id}/cancel": {
        parameters: {
        };
        /** Begin nothing more, ever, and stop what runs */
        post: operations["post_flow_runs_id_cancel"];
    };
    "/api/v1/flow-runs/{id}/nodes/{node}/confirm": {
        parameters: {
        };
        /** Confirm or reject what a run waits for */
        post: operations["post_flow_runs_id_nodes_node_confirm"];
    };
    "/api/v1/flow-runs/{id}/nodes/{node}/items": {
        parameters: {
        };
        /** Of a node that is done for each of a list: each time */
        get: operations["get_flow_runs_id_nodes_node_items"];
    };
    "/api/v1/flow-runs/{id}/nodes/{node}/mark-success": {
        parameters: {
        };
        /** Let a node count as successful, whatever it came to */
        post: operations["post_flow_runs_id_nodes_node_mark_success"];
    };
    "/api/v1/flow-runs/{id}/nodes/{node}/retry": {
        parameters: {
        };
        /** Do a node that failed once more */
        post: operations["post_flow_runs_id_nodes_node_retry"];
    };
    "/api/v1/flow-runs/{id}/nodes/{node}/skip": {
        parameters: {
        };
        /** Leave a node out */
        post: operations["post_flow_runs_id_nodes_node_skip"];
    };
    "/api/v1/flow-runs/{id}/pause": {
        parameters: {
        };
        /** Begin nothing more until it is resumed; what runs goes on */
        post: operations["post_flow_runs_id_pause"];
    };
    "/api/v1/flow-runs/{id}/rerun": {
        parameters: {
        };
        /** Run the flow once more from some nodes, or from those that failed; what succeeded elsewhere is kept */
        post: operations["post_flow_runs_id_rerun"];
    };
    "/api/v1/flow-runs/{id}/resume": {
        parameters: {
        };
        /** Go on where it was paused */
        post: operations["post_flow_runs_id_resume"];
    };
    "/api/v1/identity-providers": {
        parameters: {
        };
        /** The ways to sign in besides our own passwords; secrets are never shown */
        get: operations["get_identity_providers"];
        /** Set up a provider */
        post: operations["post_identity_providers"];
    };
    "/api/v1/identity-providers/{id}": {
        parameters: {
        };
        /** One provider */
        get: operations["get_identity_providers_id"];
        /** Replace a provider; a secret left out stays, unless the address that is given it changes */
        put: operations["put_identity_providers_id"];
        /** Delete a provider and the identities linked through it */
        delete: operations["delete_identity_providers_id"];
    };
    "/api/v1/identity-providers/{id}/sync": {
        parameters: {
        };
        /** Read the departments and people of a directory and work out what would change */
        post: operations["post_identity_providers_id_sync"];
    };
    "/api/v1/identity-providers/{id}/test": {
        parameters: {
        };
        /** Try the addresses and the secret of a provider, step by step until one fails */
        post: operations["post_identity_providers_id_test"];
    };
    "/api/v1/identity-providers/{id}/test-card": {
        parameters: {
        };
        /** Bring the caller a card in the messenger, whose button tells whether the callback works */
        post: operations["post_identity_providers_id_test_card"];
    };
    "/api/v1/im/{provider}/{door}": {
        parameters: {
        };
        /** Where a messenger asks whether the address is ours */
        get: operations["get_im_provider_door"];
        /** Where a messenger tells of buttons that were pressed on cards, signed as that messenger signs */
        post: operations["post_im_provider_door"];
    };
    "/api/v1/job-flows": {
        parameters: {
        };
        /** Flows, without what they draw; with include=runs also the newest runs of each */
        get: operations["get_job_flows"];
        /** Create a flow; without a status it is enabled when its graph can be run */
        post: operations["post_job_flows"];
    };
    "/api/v1/job-flows/{id}": {
        parameters: {
        };
        /** One flow in both of its forms */
        get: operations["get_job_flows_id"];
        /** Replace a flow; without either form of the graph, what is drawn stays */
        put: operations["put_job_flows_id"];
        /** Delete a flow; its runs stay readable */
        delete: operations["delete_job_flows_id"];
    };
    "/api/v1/job-flows/{id}/backfill": {
        parameters: {
        };
        /** Run a flow for each of its times in a range that has passed; with dry_run say only what would run */
        post: operations["post_job_flows_id_backfill"];
    };
    "/api/v1/job-flows/{id}/export": {
        parameters: {
        };
        /** What is drawn at present, as a BPMN 2.0 file */
        get: operations["get_job_flows_id_export"];
    };
    "/api/v1/job-flows/{id}/node-history": {
        parameters: {
        };
        /** How long the nodes of a flow took in its newest runs, or in those before one of them */
        get: operations["get_job_flows_id_node_history"];
    };
    "/api/v1/job-flows/{id}/pause": {
        parameters: {
        };
        /** Stop firing by itself until it is resumed */
        post: operations["post_job_flows_id_pause"];
    };
    "/api/v1/job-flows/{id}/resume": {
        parameters: {
        };
        /** Fire by itself again */
        post: operations["post_job_flows_id_resume"];
    };
    "/api/v1/job-flows/{id}/runs": {
        parameters: {
        };
        /** Runs of a flow, newest first */
        get: operations["get_job_flows_id_runs"];
    };
    "/api/v1/job-flows/{id}/trigger": {
        parameters: {
        };
        /** Run a flow now, in the version that is published */
        post: operations["post_job_flows_id_trigger"];
    };
    "/api/v1/job-flows/{id}/versions": {
        parameters: {
        };
        /** The versions of a flow that were published, newest first */
        get: operations["get_job_flows_id_versions"];
    };
    "/api/v1/job-flows/{id}/versions/{version}": {
        parameters: {
        };
        /** One version, in both of its forms, also of a flow that is deleted */
        get: operations["get_job_flows_id_versions_version"];
    };
    "/api/v1/job-flows/import": {
        parameters: {
        };
        /** Make a draft of a BPMN 2.0 file; everything in it is kept, and what cannot be run is told by element */
        post: operations["post_job_flows_import"];
    };
    "/api/v1/job-flows/validate": {
        parameters: {
        };
        /** What keeps a flow from being run, element by element */
        post: operations["post_job_flows_validate"];
    };
    "/api/v1/job-logs": {
        parameters: {
        };
        /** Runs of all jobs, newest first */
        get: operations["get_job_logs"];
    };
    "/api/v1/job-logs/{id}": {
        parameters: {
        };
        /** One run with its attempts */
        get: operations["get_job_logs_id"];
    };
    "/api/v1/job-logs/{id}/cancel": {
        parameters: {
        };
        /** Cancel a run; answers when it has stopped */
        post: operations["post_job_logs_id_cancel"];
    };
    "/api/v1/job-logs/{id}/output": {
        parameters: {
        };
        /** What a run printed so far; as an event stream, also what it goes on to print */
        get: operations["get_job_logs_id_output"];
    };
    "/api/v1/job-logs/{id}/rerun": {
        parameters: {
        };
        /** Run once more for the same scheduled time, with the same or other parameters */
        post: operations["post_job_logs_id_rerun"];
    };
    "/api/v1/jobs": {
        parameters: {
        };
        /** Jobs; with include=runs also the newest runs of each */
        get: operations["get_jobs"];
        /** Create a job */
        post: operations["post_jobs"];
    };
    "/api/v1/jobs/{id}": {
        parameters: {
        };
        /** One job */
        get: operations["get_jobs_id"];
        /** Replace a job; fields left out take their defaults */
        put: operations["put_jobs_id"];
        /** Delete a job; its runs stay readable */
        delete: operations["delete_jobs_id"];
    };
    "/api/v1/jobs/{id}/backfill": {
        parameters: {
        };
        /** Run a job for each of its times in a range that has passed; with dry_run say only what would run */
        post: operations["post_jobs_id_backfill"];
    };
    "/api/v1/jobs/{id}/durations": {
        parameters: {
        };
        /** How long the successful runs of a job took, day by day; in milliseconds */
        get: operations["get_jobs_id_durations"];
    };
    "/api/v1/jobs/{id}/logs": {
        parameters: {
        };
        /** Runs of one job, newest first */
        get: operations["get_jobs_id_logs"];
    };
    "/api/v1/jobs/{id}/pause": {
        parameters: {
        };
        /** Stop firing by itself until it is resumed */
        post: operations["post_jobs_id_pause"];
    };
    "/api/v1/jobs/{id}/resume": {
        parameters: {
        };
        /** Fire by itself again */
        post: operations["post_jobs_id_resume"];
    };
    "/api/v1/jobs/{id}/test": {
        parameters: {
        };
        /** Run a definition once that is not saved; id 0 stands for a job that does not exist yet */
        post: operations["post_jobs_id_test"];
    };
    "/api/v1/jobs/{id}/trigger": {
        parameters: {
        };
        /** Run a job now */
        post: operations["post_jobs_id_trigger"];
    };
    "/api/v1/jobs/batch": {
        parameters: {
        };
        /**
         * Enable, disable, run, tag or delete many jobs at once
         * @description Besides `job:read` it needs what the action needs by itself: `job:trigger` to run, `job:delete` to delete, `job:write` for the others.
         */
        post: operations["post_jobs_batch"];
    };
    "/api/v1/jobs/calendar": {
        parameters: {
        };
        /** A month day by day: how runs ended, and how many fires are still to come */
        get: operations["get_jobs_calendar"];
    };
    "/api/v1/jobs/durations": {
        parameters: {
        };
        /** Jobs ranked by how much longer they take than before; in milliseconds */
        get: operations["get_jobs_durations"];
    };
    "/api/v1/jobs/export": {
        parameters: {
        };
        /** Definitions of jobs, by ids or by the filters of the list, as a file that can be imported elsewhere */
        get: operations["get_jobs_export"];
    };
    "/api/v1/jobs/import": {
        parameters: {
        };
        /** Import jobs from a YAML or JSON file, matched by name: preview first, then commit */
        post: operations["post_jobs_import"];
    };
    "/api/v1/jobs/overview": {
        parameters: {
        };
        /**
         * Runs since a time by status, what runs now, what fails, what comes next
         * @description `today` and `upcoming` may be two seconds old.
         */
        get: operations["get_jobs_overview"];
    };
    "/api/v1/jobs/preview": {
        parameters: {
        };
        /** The next fires of a trigger that run, and the skipped ones between them */
        post: operations["post_jobs_preview"];
    };
    "/api/v1/jobs/tags": {
        parameters: {
        };
        /** The tags and executor groups that jobs carry, the most used first */
        get: operations["get_jobs_tags"];
    };
    "/api/v1/jobs/timeline": {
        parameters: {
        };
        /**
         * What ran when, job by job, and what is planned
         * @description A job with many runs in the span has a `summary` in place of them, and one with many fires ahead `planned`, whose `count` is an estimate.
         */
        get: operations["get_jobs_timeline"];
    };
    "/api/v1/login-logs": {
        parameters: {
        };
        /** Who tried to sign in, newest first */
        get: operations["get_login_logs"];
    };
    "/api/v1/message-logs": {
        parameters: {
        };
        /** What was sent to whom, newest first; without a mail server, also the local outbox */
        get: operations["get_message_logs"];
    };
    "/api/v1/message-logs/{id}": {
        parameters: {
        };
        /** One message with its content; a code or link only while it is captured, and to whom may see it */
        get: operations["get_message_logs_id"];
    };
    "/api/v1/notifications": {
        parameters: {
        };
        /** One’s own notifications, newest first */
        get: operations["get_notifications"];
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
        };
        /** Mark one notification as read */
        post: operations["post_notifications_id_read"];
    };
    "/api/v1/notifications/read-all": {
        parameters: {
        };
        /** Mark all of one’s own notifications as read */
        post: operations["post_notifications_read_all"];
    };
    "/api/v1/notifications/stream": {
        parameters: {
        };
        /** What every open console shows, live: events `unread` {unread}, `approvals` (as in /approvals/counts) and `scheduler` (as in /scheduler/state); ends with the session, saying why by `closed` {code, reason, message} */
        get: operations["get_notifications_stream"];
    };
    "/api/v1/notifications/unread-count": {
        parameters: {
        };
        /** How many of one’s own notifications are unread */
        get: operations["get_notifications_unread_count"];
    };
    "/api/v1/oauth/{provider}/callback": {
        parameters: {
        };
        /** Where a provider sends the browser back: begins the session and opens the console */
        get: operations["get_oauth_provider_callback"];
    };
    "/api/v1/oauth/{provider}/login": {
        parameters: {
        };
        /** Sign in at a provider: sends the browser there; one that another page sent here goes to the sign-in page first */
        get: operations["get_oauth_provider_login"];
    };
    "/api/v1/permissions": {
        parameters: {
        };
        /** Every right that a role can have */
        get: operations["get_permissions"];
    };
    "/api/v1/robots": {
        parameters: {
        };
        /** Robots that speak in groups of DingTalk, Feishu and WeCom; tokens and secrets are never shown */
        get: operations["get_robots"];
        /** Add a robot */
        post: operations["post_robots"];
    };
    "/api/v1/robots/{id}": {
        parameters: {
        };
        /** One robot */
        get: operations["get_robots_id"];
        /** Replace a robot; an address or a secret that is left out stays */
        put: operations["put_robots_id"];
        /** Delete a robot that no alert goes through any more */
        delete: operations["delete_robots_id"];
    };
    "/api/v1/robots/{id}/test": {
        parameters: {
        };
        /** Have the robot say a test message, and see what its vendor answers */
        post: operations["post_robots_id_test"];
    };
    "/api/v1/roles": {
        parameters: {
        };
        /** Roles */
        get: operations["get_roles"];
        /** Create a role */
        post: operations["post_roles"];
    };
    "/api/v1/roles/{id}": {
        parameters: {
        };
        /** One role */
        get: operations["get_roles_id"];
        /** Replace a role; who has it has its new rights from the next request on */
        put: operations["put_roles_id"];
        /** Delete a role that nobody has */
        delete: operations["delete_roles_id"];
    };
    "/api/v1/scheduler/halt": {
        parameters: {
        };
        /** Stop all of the scheduler: no schedule fires, nothing can be triggered; jobs stay as they are */
        post: operations["post_scheduler_halt"];
    };
    "/api/v1/scheduler/resume": {
        parameters: {
        };
        /** Let everything run again that ran before the halt */
        post: operations["post_scheduler_resume"];
    };
    "/api/v1/scheduler/state": {
        parameters: {
        };
        /** Whether the scheduler is halted, by whom and why, and how many runs are open */
        get: operations["get_scheduler_state"];
    };
    "/api/v1/sessions": {
        parameters: {
        };
        /** Who is signed in, where */
        get: operations["get_sessions"];
    };
    "/api/v1/sessions/{id}": {
        parameters: {
        };
        /** Sign one session out */
        delete: operations["delete_sessions_id"];
    };
    "/api/v1/settings/{group}": {
        parameters: {
        };
        /** A group of settings; each has a path of its own, and no other name is one */
        get: operations["get_settings_group"];
        /** A group of settings; each has a path of its own, and no other name is one */
        put: operations["put_settings_group"];
    };
    "/api/v1/settings/api_key": {
        parameters: {
        };
        /** The api_key settings; secrets are shown as a mask */
        get: operations["get_settings_api_key"];
        /** Replace the api_key settings; the mask keeps a secret as it is */
        put: operations["put_settings_api_key"];
    };
    "/api/v1/settings/general": {
        parameters: {
        };
        /** The general settings; secrets are shown as a mask */
        get: operations["get_settings_general"];
        /** Replace the general settings; the mask keeps a secret as it is */
        put: operations["put_settings_general"];
    };
    "/api/v1/settings/lockout": {
        parameters: {
        };
        /** The lockout settings; secrets are shown as a mask */
        get: operations["get_settings_lockout"];
        /** Replace the lockout settings; the mask keeps a secret as it is */
        put: operations["put_settings_lockout"];
    };
    "/api/v1/settings/mail": {
        parameters: {
        };
        /** The mail settings; secrets are shown as a mask */
        get: operations["get_settings_mail"];
        /** Replace the mail settings; the mask keeps a secret as it is */
        put: operations["put_settings_mail"];
    };
    "/api/v1/settings/mail/test": {
        parameters: {
        };
        /** Send a test mail with the settings in force, to an address or to oneself */
        post: operations["post_settings_mail_test"];
    };
    "/api/v1/settings/mfa": {
        parameters: {
        };
        /** The mfa settings; secrets are shown as a mask */
        get: operations["get_settings_mfa"];
        /** Replace the mfa settings; the mask keeps a secret as it is */
        put: operations["put_settings_mfa"];
    };
    "/api/v1/settings/password": {
        parameters: {
        };
        /** The password settings; secrets are shown as a mask */
        get: operations["get_settings_password"];
        /** Replace the password settings; the mask keeps a secret as it is */
        put: operations["put_settings_password"];
    };
    "/api/v1/settings/registration": {
        parameters: {
        };
        /** The registration settings; secrets are shown as a mask */
        get: operations["get_settings_registration"];
        /** Replace the registration settings; the mask keeps a secret as it is */
        put: operations["put_settings_registration"];
    };
    "/api/v1/settings/retention": {
        parameters: {
        };
        /** The retention settings; secrets are shown as a mask */
        get: operations["get_settings_retention"];
        /** Replace the retention settings; the mask keeps a secret as it is */
        put: operations["put_settings_retention"];
    };
    "/api/v1/settings/security": {
        parameters: {
        };
        /** The security settings; secrets are shown as a mask */
        get: operations["get_settings_security"];
        /** Replace the security settings; the mask keeps a secret as it is */
        put: operations["put_settings_security"];
    };
    "/api/v1/settings/session": {
        parameters: {
        };
        /** The session settings; secrets are shown as a mask */
        get: operations["get_settings_session"];
        /** Replace the session settings; the mask keeps a secret as it is */
        put: operations["put_settings_session"];
    };
    "/api/v1/settings/sms": {
        parameters: {
        };
        /** The sms settings; secrets are shown as a mask */
        get: operations["get_settings_sms"];
        /** Replace the sms settings; the mask keeps a secret as it is */
        put: operations["put_settings_sms"];
    };
    "/api/v1/settings/sms/test": {
        parameters: {
        };
        /**
         * Send a test text message with the settings in force, to a number or to oneself
         * @description By the template that is named: `code` with a code that opens nothing, or `notice`. By default the one for codes, or the other where there is none.
         */
        post: operations["post_settings_sms_test"];
    };
    "/api/v1/temporal/codec/access": {
        parameters: {
        };
        /** Let Temporal’s Web UI open payloads in this browser, for eight hours or until one signs out */
        post: operations["post_temporal_codec_access"];
    };
    "/api/v1/temporal/codec/decode": {
        parameters: {
        };
        /**
         * Open payloads: the codec endpoint for Temporal’s Web UI and command line
         * @description As Temporal’s tools send and read them, without our envelope. The caller brings a bearer token or the cookie of /temporal/codec/access.
         */
        post: operations["post_temporal_codec_decode"];
    };
    "/api/v1/users": {
        parameters: {
        };
        /** Users */
        get: operations["get_users"];
        /** Create a user, active at once */
        post: operations["post_users"];
    };
    "/api/v1/users/{id}": {
        parameters: {
        };
        /** One user */
        get: operations["get_users_id"];
        /** Replace a user; fields left out take their defaults, a password left out stays */
        put: operations["put_users_id"];
        /** Delete a user; what refers to the user stays readable */
        delete: operations["delete_users_id"];
    };
    "/api/v1/users/{id}/factors": {
        parameters: {
        };
        /** Remove all factors of a user who lost them; the header X-OPS-Reason says how you made sure who asks */
        delete: operations["delete_users_id_factors"];
    };
    "/api/v1/users/{id}/invite": {
        parameters: {
        };
        /** Send a pending user the link that sets a password and opens the account */
        post: operations["post_users_id_invite"];
    };
    "/api/v1/users/{id}/permissions": {
        parameters: {
        };
        /** What a user may do; with explain, why or why not */
        get: operations["get_users_id_permissions"];
    };
    "/api/v1/users/{id}/reset-password": {
        parameters: {
        };
        /** Send a user the link that sets the password anew */
        post: operations["post_users_id_reset_password"];
    };
    "/api/v1/users/{id}/sessions": {
        parameters: {
        };
        /** Sign a user out everywhere */
        delete: operations["delete_users_id_sessions"];
    };
    "/api/v1/users/{id}/unlock": {
        parameters: {
        };
        /** Lift the lock that failed sign-ins set */
        post: operations["post_users_id_unlock"];
    };
    "/api/v1/users/export": {
        parameters: {
        };
        /** The users of a list, by its filters, as a file */
        get: operations["get_users_export"];
    };
    "/api/v1/users/import": {
        parameters: {
        };
        /** Import users from a workbook or CSV file: preview first, then commit; all of them or the valid rows */
        post: operations["post_users_import"];
    };
    "/api/v1/users/import-template": {
        parameters: {
        };
        /** A file to fill in for an import */
        get: operations["get_users_import_template"];
    };
    "/api/v1/users/import/problems": {
        parameters: {
        };
        /** The rows of a file that cannot be imported, as a file with a column that says why, to mend and upload again */
        post: operations["post_users_import_problems"];
    };
    "/api/v1/users/invite": {
        parameters: {
        };
        /** Send each of these pending users the link that opens the account, and say of each what came of it */
        post: operations["post_users_invite"];
    };
    "/api/v1/webhook-secrets": {
        parameters: {
        };
        /** The secrets that outgoing webhooks are signed with, newest first; without the secrets themselves */
        get: operations["get_webhook_secrets"];
        /** Make a new secret, shown this once; the one before it goes on being used, too */
        post: operations["post_webhook_secrets"];
    };
    "/api/v1/workflows": {
        parameters: {
        };
        /** Approval definitions, without what they draw */
        get: operations["get_workflows"];
        /** Create a draft of an approval definition */
        post: operations["post_workflows"];
    };
    "/api/v1/workflows/{id}": {
        parameters: {
        };
        /** One definition, with what keeps it from being published */
        get: operations["get_workflows_id"];
        /** Replace a definition; what was published stays until the next publication */
        put: operations["put_workflows_id"];
        /** Delete a definition that no open request goes by */
        delete: operations["delete_workflows_id"];
    };
    "/api/v1/workflows/{id}/archive": {
        parameters: {
        };
        /** Start nothing more by it; open requests go on */
        post: operations["post_workflows_id_archive"];
    };
    "/api/v1/workflows/{id}/export": {
        parameters: {
        };
        /** What is drawn at present, as a BPMN 2.0 file */
        get: operations["get_workflows_id_export"];
    };
    "/api/v1/workflows/{id}/migrate": {
        parameters: {
        };
        /** Move the requests that are under way to another version; with dry_run say only which can be moved */
        post: operations["post_workflows_id_migrate"];
    };
    "/api/v1/workflows/{id}/migrations": {
        parameters: {
        };
        /** The last 50 times that requests were moved to another version, newest first */
        get: operations["get_workflows_id_migrations"];
    };
    "/api/v1/workflows/{id}/migrations/{migration_id}": {
        parameters: {
        };
        /** How far requests are moved, and why some are not */
        get: operations["get_workflows_id_migrations_migration_id"];
    };
    "/api/v1/workflows/{id}/migrations/{migration_id}/cancel": {
        parameters: {
        };
        /** Move no more of them; what was moved stays so */
        post: operations["post_workflows_id_migrations_migration_id_cancel"];
    };
    "/api/v1/workflows/{id}/preview": {
        parameters: {
        };
        /** The way that a request would take, with the people who would decide, before it starts */
        post: operations["post_workflows_id_preview"];
    };
    "/api/v1/workflows/{id}/publish": {
        parameters: {
        };
        /** Make what is drawn the version that new requests go by */
        post: operations["post_workflows_id_publish"];
    };
    "/api/v1/workflows/{id}/simulate": {
        parameters: {
        };
        /** Where a request would stand after these decisions; nothing is kept, each call begins anew */
        post: operations["post_workflows_id_simulate"];
    };
    "/api/v1/workflows/{id}/validate": {
        parameters: {
        };
        /** What keeps a definition from being published, element by element */
        post: operations["post_workflows_id_validate"];
    };
    "/api/v1/workflows/{id}/versions": {
        parameters: {
        };
        /** The versions that were published, newest first */
        get: operations["get_workflows_id_versions"];
    };
    "/api/v1/workflows/{id}/versions/{version}": {
        parameters: {
        };
        /** One version in both of its forms, with its form and settings */
        get: operations["get_workflows_id_versions_version"];
    };
    "/api/v1/workflows/categories": {
        parameters: {
        };
        /** The categories of approval definitions, with how many are of each */
        get: operations["get_workflows_categories"];
    };
    "/api/v1/workflows/import": {
        parameters: {
        };
        /** Make a draft of a BPMN 2.0 file; everything in it is kept, and what cannot be run is told by element */
        post: operations["post_workflows_import"];
    };
    "/api/v1/workflows/startable": {
        parameters: {
        };
        /** The definitions that anybody may start a request by */
        get: operations["get_workflows_startable"];
    };
    "/api/v1/workflows/startable/{id}": {
        parameters: {
        };
        /** What anybody fills in to start a request by a definition */
        get: operations["get_workflows_startable_id"];
    };
    "/api/v1/workflows/startable/{id}/choices": {
        parameters: {
        };
        /** The nodes whose people the applicant chooses, and whom one may choose */
        get: operations["get_workflows_startable_id_choices"];
    };
    "/api/v1/workflows/validate": {
        parameters: {
        };
        /** Both forms of what is drawn, and what would keep it from being published, element by element */
        post: operations["post_workflows_validate"];
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActivateInput: {
            /** @description needed by an invitation, refused otherwise */
            new_password?: string;
            token: string;
        };
        Api_keySettings: {
            /** @default 90 */
            default_days?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /** @default 365 */
            max_days?: number;
            /** @default 20 */
            max_keys?: number;
            /** @description Fields that the environment sets */
            read_only: string[];
            /** @default 6000 */
            requests_per_minute?: number;
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
        };
        Api_keySettingsInput: {
            /** @default 90 */
            default_days?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /** @default 365 */
            max_days?: number;
            /** @default 20 */
            max_keys?: number;
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** @default 6000 */
            requests_per_minute?: number;
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
        };
        ApiKey: {
            allowed_networks: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            id: number;
            /** Format: date-time */
            last_used_at: string | null;
            last_used_ip: string | null;
            name: string;
            scopes: string[];
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /** Format: date-time */
            updated_at: string;
            user_id: number;
            username: string;
            version: number;
        };
        Approval: components["schemas"]["ApprovalBrief"] & {
            /** @description What the caller may do right now */
            actions: string[];
            /** @description What is done without a person, by services and after the end */
            callbacks: components["schemas"]["ApprovalCallbackState"][];
            /**
             * @description It begins when the workflow engine is back
             * @enum {boolean}
             */
            deferred?: true;
            /** @description Those taken */
            edges: {
                source: string;
                target: string;
            }[];
            /** @description By field; columns of tables as table.column */
            field_rights: {
                [key: string]: "write" | "read" | "hidden";
            };
            files: {
                content_type: string;
                id: number;
                name: string;
                size: number;
            }[];
            form_data: {
                [key: string]: components["schemas"]["Json"];
            };
            form_files: {
                content_type: string;
                id: number;
                name: string;
                size: number;
            }[];
            /** @description Without what is hidden from the caller, and what would speak of it */
            form_schema: {
                fields: ({
                    default?: string;
                    formula?: string;
                    help?: string;
                    label?: string;
                    max_length?: number;
                    min_length?: number;
                    name: string;
                    pattern?: string;
                    pattern_help?: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "text";
                    visible_when?: string;
                } | {
                    default?: string;
                    formula?: string;
                    help?: string;
                    label?: string;
                    max_length?: number;
                    min_length?: number;
                    name: string;
                    pattern?: string;
                    pattern_help?: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "textarea";
                    visible_when?: string;
                } | {
                    default?: number;
                    formula?: string;
                    help?: string;
                    label?: string;
                    max?: number;
                    min?: number;
                    name: string;
                    precision?: number;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "number";
                    unit?: string;
                    visible_when?: string;
                } | {
                    default?: number;
                    formula?: string;
                    help?: string;
                    label?: string;
                    max?: number;
                    min?: number;
                    name: string;
                    precision?: number;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "money";
                    visible_when?: string;
                } | {
                    default?: string | "today";
                    formula?: string;
                    help?: string;
                    label?: string;
                    /** Format: date */
                    max?: string;
                    /** Format: date */
                    min?: string;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "date";
                    visible_when?: string;
                } | {
                    default?: string | "now";
                    formula?: string;
                    help?: string;
                    label?: string;
                    /** Format: date-time */
                    max?: string;
                    /** Format: date-time */
                    min?: string;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "datetime";
                    visible_when?: string;
                } | {
                    default?: boolean;
                    formula?: string;
                    help?: string;
                    label?: string;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "switch";
                    visible_when?: string;
                } | {
                    default?: string;
                    help?: string;
                    label?: string;
                    name: string;
                    /** @default [] */
                    options?: {
                        label?: string;
                        value: string;
                    }[];
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "select";
                    visible_when?: string;
                } | {
                    default?: string[];
                    help?: string;
                    label?: string;
                    max_items?: number;
                    min_items?: number;
                    name: string;
                    /** @default [] */
                    options?: {
                        label?: string;
                        value: string;
                    }[];
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "multi_select";
                    visible_when?: string;
                } | {
                    /** @enum {string} */
                    default?: "me";
                    help?: string;
                    label?: string;
                    /** @default false */
                    multiple?: boolean;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "user";
                    visible_when?: string;
                } | {
                    /** @enum {string} */
                    default?: "mine";
                    help?: string;
                    label?: string;
                    /** @default false */
                    multiple?: boolean;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "department";
                    visible_when?: string;
                } | {
                    help?: string;
                    label?: string;
                    max_items?: number;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "file";
                    visible_when?: string;
                } | {
                    default?: components["schemas"]["Json"];
                    help?: string;
                    label?: string;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @enum {string} */
                    type: "json";
                    visible_when?: string;
                } | {
                    fields: ({
                        default?: string;
                        formula?: string;
                        help?: string;
                        label?: string;
                        max_length?: number;
                        min_length?: number;
                        name: string;
                        pattern?: string;
                        pattern_help?: string;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "text";
                    } | {
                        default?: string;
                        formula?: string;
                        help?: string;
                        label?: string;
                        max_length?: number;
                        min_length?: number;
                        name: string;
                        pattern?: string;
                        pattern_help?: string;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "textarea";
                    } | {
                        default?: number;
                        formula?: string;
                        help?: string;
                        label?: string;
                        max?: number;
                        min?: number;
                        name: string;
                        precision?: number;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "number";
                        unit?: string;
                    } | {
                        default?: number;
                        formula?: string;
                        help?: string;
                        label?: string;
                        max?: number;
                        min?: number;
                        name: string;
                        precision?: number;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "money";
                    } | {
                        default?: string | "today";
                        formula?: string;
                        help?: string;
                        label?: string;
                        /** Format: date */
                        max?: string;
                        /** Format: date */
                        min?: string;
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "date";
                    } | {
                        default?: string | "now";
                        formula?: string;
                        help?: string;
                        label?: string;
                        /** Format: date-time */
                        max?: string;
                        /** Format: date-time */
                        min?: string;
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "datetime";
                    } | {
                        default?: boolean;
                        formula?: string;
                        help?: string;
                        label?: string;
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "switch";
                    } | {
                        default?: string;
                        help?: string;
                        label?: string;
                        name: string;
                        /** @default [] */
                        options?: {
                            label?: string;
                            value: string;
                        }[];
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "select";
                    } | {
                        default?: string[];
                        help?: string;
                        label?: string;
                        max_items?: number;
                        min_items?: number;
                        name: string;
                        /** @default [] */
                        options?: {
                            label?: string;
                            value: string;
                        }[];
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "multi_select";
                    } | {
                        /** @enum {string} */
                        default?: "me";
                        help?: string;
                        label?: string;
                        /** @default false */
                        multiple?: boolean;
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "user";
                    } | {
                        /** @enum {string} */
                        default?: "mine";
                        help?: string;
                        label?: string;
                        /** @default false */
                        multiple?: boolean;
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "department";
                    } | {
                        help?: string;
                        label?: string;
                        max_items?: number;
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "file";
                    } | {
                        default?: components["schemas"]["Json"];
                        help?: string;
                        label?: string;
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "json";
                    })[];
                    help?: string;
                    label?: string;
                    max_rows?: number;
                    min_rows?: number;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    section?: string;
                    /** @default [] */
                    sums?: string[];
                    /** @enum {string} */
                    type: "table";
                    visible_when?: string;
                })[];
                /** @default [] */
                sections?: {
                    help?: string;
                    name: string;
                    visible_when?: string;
                }[];
            } | null;
            /** @description Where it stands still, because an expression cannot be judged */
            held: {
                message: string;
                node_id: string;
                node_name: string | null;
            }[];
            /** @description The diagram’s nodes, and how far each is */
            nodes: {
                id: string;
                name: string | null;
                /** @enum {string} */
                state: "waiting" | "running" | "done" | "rejected" | "returned" | "skipped";
                type: string;
            }[];
            records: components["schemas"]["ApprovalRecord"][];
            return_targets: {
                id: string;
                name: string | null;
            }[];
            tasks: components["schemas"]["ApprovalTask"][];
            temporal_url?: string;
        };
        ApprovalBrief: {
            applicant_id: number;
            applicant_name: string | null;
            business_id: number | null;
            business_type: string;
            /** Format: date-time */
            created_at: string;
            current_node: string | null;
            /** Format: date-time */
            ended_at: string | null;
            id: number;
            /** @enum {string} */
            status: "draft" | "pending" | "approved" | "rejected" | "cancelled";
            /** Format: date-time */
            submitted_at: string | null;
            title: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            workflow_id: number;
            workflow_name: string;
            workflow_version: number;
        };
        ApprovalBulk: {
            items: {
                /** @description What the action alone would have answered */
                code?: number;
                id: number;
                /** @enum {string} */
                outcome: "done" | "refused";
                reason?: string;
                /**
                 * @description Of the request, once it is done
                 * @enum {string}
                 */
                status?: "draft" | "pending" | "approved" | "rejected" | "cancelled";
            }[];
        };
        ApprovalCallbackState: {
            /** @description What the caller may do about it right now */
            actions: ("retry" | "skip")[];
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            ended_at: string | null;
            error_msg: string | null;
            /** @description The role that it gave */
            grant: {
                /** @enum {string|null} */
                end: "taken_back" | "withdrawn" | "returned" | "rejected" | "kept" | "gone" | null;
                /** Format: date-time */
                ended_at: string | null;
                /** @description They had it for good already */
                had: boolean;
                /** @description Whether they have the role right now */
                is_held: boolean;
                role_id: number;
                role_name: string;
                /**
                 * Format: date-time
                 * @description Null: for good
                 */
                until: string | null;
                user_id: number;
                user_name: string;
            } | null;
            id: number;
            /** Format: date-time */
            next_attempt_at: string | null;
            /** @description Of a service; null of what follows from the end */
            node_id: string | null;
            node_name: string | null;
            /**
             * @description After which end it is done
             * @enum {string|null}
             */
            on_status: "approved" | "rejected" | null;
            /** @description What came of it, for whoever may step into requests */
            result: {
                [key: string]: components["schemas"]["Json"];
            } | null;
            /** @description The run of a job or flow that it started */
            run_id: number | null;
            /** Format: date-time */
            started_at: string | null;
            /** @enum {string} */
            status: "waiting" | "running" | "success" | "failed" | "skipped" | "void";
            /** @description The job or flow, or the host that is called */
            target_name: string | null;
            /** @enum {string} */
            type: "webhook" | "job" | "flow" | "config" | "notify" | "grant_role";
        };
        ApprovalHandOver: {
            attempt: number;
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            created_by_name: string | null;
            done: number;
            /** Format: date-time */
            ended_at: string | null;
            failed: number;
            from_name: string;
            from_user_id: number;
            id: number;
            reason: string;
            /** @description Tasks that were decided, or somebody else’s, before their turn came */
            skipped: number;
            /** @enum {string} */
            status: "running" | "done" | "failed" | "cancelled";
            to_name: string | null;
            /** @description Null: each task goes to the head above its request */
            to_user_id: number | null;
            trace_id: string;
            /** @description Tasks that wait for their turn */
            waiting: number;
        };
        ApprovalHandOverDetail: components["schemas"]["ApprovalHandOver"] & {
            /** @enum {boolean} */
            deferred?: true;
            temporal_url?: string;
        };
        ApprovalMigration: {
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            created_by_name: string | null;
            /** Format: date-time */
            ended_at: string | null;
            id: number;
            moved: number;
            node_mapping: {
                [key: string]: string;
            };
            refused: number;
            /** @enum {string} */
            status: "running" | "done" | "cancelled";
            to_version: number;
            total: number;
            waiting: number;
            workflow_id: number;
        };
        ApprovalMigrationDetail: components["schemas"]["ApprovalMigration"] & {
            /**
             * @description It begins when the workflow engine is back
             * @enum {boolean}
             */
            deferred?: true;
            /** @description At most 1,000, those that were refused first */
            items: {
                /** Format: date-time */
                ended_at: string | null;
                from_version: number;
                instance_id: number;
                problems: {
                    /** @description The node, or form_data.<field>; empty for the whole request */
                    element_id: string;
                    message: string;
                    rule: string;
                }[];
                /** @enum {string} */
                status: "waiting" | "moved" | "refused";
                title: string;
            }[];
            /** @description What `node_mapping` says, with the names that the nodes had */
            mapped_nodes: {
                from: {
                    node_id: string;
                    node_name: string | null;
                };
                to: {
                    node_id: string;
                    node_name: string | null;
                };
            }[];
        };
        ApprovalProxy: {
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            /**
             * Format: date-time
             * @description When it was taken back before its time
             */
            ended_at: string | null;
            /** Format: date-time */
            ends_at: string;
            id: number;
            /** @description Who decides meanwhile */
            proxy_id: number;
            proxy_name: string | null;
            reason: string;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            state: "upcoming" | "current" | "ended";
            /** @description Who is away */
            user_id: number;
            user_name: string;
            /** @description In which definitions; none: in all */
            workflow_ids: number[];
        };
        ApprovalRecord: {
            /** @enum {string} */
            action: "submit" | "approve" | "reject" | "return" | "transfer" | "delegate" | "add_approver" | "remove_approver" | "withdraw" | "urge" | "comment" | "resubmit" | "discard" | "cc" | "timeout" | "auto" | "migrate";
            /** @description Null where nobody but the clock or a rule acted */
            approver_id: number | null;
            approver_name: string | null;
            attachments: number[];
            comment: string;
            /** Format: date-time */
            created_at: string;
            details: {
                [key: string]: unknown;
            };
            id: number;
            instance_id: number;
            node_id: string;
            node_name: string | null;
        };
        ApprovalStatistics: {
            days: {
                day: string;
                ended: number;
                submitted: number;
            }[];
            definitions: {
                approved: number;
                average_seconds: number | null;
                cancelled: number;
                p95_seconds: number | null;
                /** @description Under way now */
                pending: number;
                rejected: number;
                submitted: number;
                workflow_id: number;
                workflow_name: string;
            }[];
            /** @description Those at which the most time passed come first */
            nodes: {
                average_seconds: number | null;
                node_id: string;
                node_name: string | null;
                /** Format: date-time */
                oldest_open_at: string | null;
                open: number;
                p95_seconds: number | null;
                total_seconds: number;
                visits: number;
                workflow_id: number;
                workflow_name: string;
            }[];
            people: {
                average_seconds: number | null;
                decided: number;
                /** Format: date-time */
                oldest_open_at: string | null;
                open: number;
                p95_seconds: number | null;
                user_id: number;
                user_name: string;
            }[];
        };
        ApprovalTask: {
            assignee_id: number;
            assignee_name: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
            id: number;
            /** @enum {string} */
            kind: "decide" | "advise" | "resubmit";
            node_id: string;
            node_name: string | null;
            /** Format: date-time */
            opened_at: string | null;
            /** @description Whose it was before it was handed on */
            owner_id: number | null;
            /** @enum {string} */
            status: "open" | "done" | "void";
            /** @enum {string|null} */
            verdict: "approved" | "rejected" | null;
        };
        AuditLog: {
            /** @enum {string} */
            action: "create" | "update" | "delete" | "read" | "export" | "execute";
            /** Format: date-time */
            created_at: string;
            device: string | null;
            /** @description Seconds */
            duration: number;
            id: number;
            ip_address: string | null;
            page: string | null;
            reason: string | null;
            /** @description What was asked for, secrets masked */
            request_body: string | null;
            request_method: string;
            request_path: string;
            resource: string;
            resource_id: string | null;
            response_code: number;
            roles: string[];
            trace_id: string;
            user_agent: string | null;
            user_id: number | null;
            user_name: string | null;
        };
        AuthOptions: {
            password: {
                history: number;
                max_age_days: number;
                min_length: number;
                refuse_common: boolean;
                refuse_similar: boolean;
                require_digit: boolean;
                require_lower: boolean;
                require_special: boolean;
                require_upper: boolean;
            };
            providers: {
                code: string;
                name: string;
                /** @enum {string} */
                type: "ldap" | "oidc" | "oauth2" | "feishu" | "dingtalk" | "wechat";
            }[];
            recovery: ("email" | "sms")[];
            /** @enum {string} */
            registration: "open" | "invited" | "off";
        };
        Backfill: {
            concurrency: number;
            /** @description Its runs by status */
            counts: {
                cancelled: number;
                failed: number;
                running: number;
                skipped: number;
                success: number;
                timeout: number;
                waiting: number;
            };
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            created_by_name: string | null;
            /** @description The workflow engine was away: it begins later */
            deferred?: boolean;
            department_id: number | null;
            /** Format: date-time */
            end: string;
            /** Format: date-time */
            ended_at: string | null;
            error_msg: string | null;
            /** @description At the pace since it last went on; null when that says nothing */
            eta_seconds: number | null;
            id: number;
            job_id: number;
            job_name: string;
            /** @enum {string} */
            job_type: "http" | "shell" | "python" | "sql" | "rpc" | "flow";
            /** @description How many of them have been begun */
            opened: number;
            /** @enum {string} */
            order: "asc" | "desc";
            params: {
                [key: string]: components["schemas"]["Json"];
            };
            skip_successful: boolean;
            /** Format: date-time */
            start: string;
            /** @enum {string} */
            status: "running" | "paused" | "success" | "failed" | "cancelled";
            total: number;
            trace_id: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        BackfillDetail: components["schemas"]["Backfill"] & {
            temporal_url: string | null;
        };
        BackfillPlan: {
            /** @description In their order; the first thousand */
            items: {
                /** Format: date-time */
                scheduled_at: string;
                /** @enum {string} */
                skipped?: "successful";
            }[];
            /** @description How many are left out */
            skipped: number;
            /** @description How many would run */
            total: number;
        };
        Calendar: {
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            department_id: number | null;
            holidays: string[];
            id: number;
            /** @description How many jobs go by it */
            job_count: number;
            name: string;
            timezone: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            /** @description ISO weekdays, 1 is Monday */
            weekends: number[];
            workdays: string[];
        };
        Colleague: {
            department: string | null;
            id: number;
            name: string;
            username: string;
        };
        Confirmation: {
            /** Format: date-time */
            confirmed_at: string;
            /** @description seconds */
            expires_in: number;
        };
        CreatedApiKey: components["schemas"]["ApiKey"] & {
            /** @description ops_<id>_<secret>, shown this once */
            key: string;
        };
        DataChangeLog: {
            /** @enum {string} */
            action: "insert" | "update" | "delete";
            changes: {
                [key: string]: {
                    new: components["schemas"]["Json"];
                    old: components["schemas"]["Json"];
                };
            } | null;
            /** Format: date-time */
            created_at: string;
            id: number;
            new_data: {
                [key: string]: components["schemas"]["Json"];
            } | null;
            old_data: {
                [key: string]: components["schemas"]["Json"];
            } | null;
            operator_id: number | null;
            operator_name: string | null;
            reason: string | null;
            record_id: string;
            table_name: string;
            trace_id: string | null;
        };
        Datasource: {
            allowed_department_ids: number[];
            allowed_role_ids: number[];
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            database_name: string;
            department_id: number | null;
            extra_config: {
                /** @enum {string|null} */
                charset?: "utf8mb4" | "utf8" | "gbk" | "gb18030" | "latin1" | null;
                /** @default 10 */
                connect_timeout?: number;
                /** @default false */
                multiple_statements?: boolean;
                /** @default false */
                read_only?: boolean;
                ssl_ca?: string | null;
                /**
                 * @default disable
                 * @enum {string}
                 */
                ssl_mode?: "disable" | "require" | "verify_full";
            };
            has_password: boolean;
            /** @description What the last test of this version came to */
            health: {
                /** Format: date-time */
                checked_at: string;
                latency_ms: number | null;
                message: string | null;
                server_version: string | null;
                /** @enum {string} */
                status: "ok" | "failed";
            } | null;
            host: string;
            id: number;
            name: string;
            pool: {
                /** @default 5 */
                max?: number;
            };
            port: number;
            /** @enum {string} */
            type: "postgresql" | "mysql";
            /** Format: date-time */
            updated_at: string;
            username: string;
            version: number;
        };
        DatasourceDetail: components["schemas"]["Datasource"] & {
            /** @description Jobs that ask it */
            jobs: {
                id: number;
                name: string;
            }[];
        };
        DatasourceTest: {
            /** Format: date-time */
            checked_at: string;
            latency_ms: number | null;
            message: string | null;
            ok: boolean;
            server_version: string | null;
            /** @enum {string} */
            status: "ok" | "failed";
        };
        DayDurations: {
            /** @description By the clock of the job */
            day: string;
            longest: number;
            p50: number;
            p95: number;
            runs: number;
        };
        Department: {
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            head_user_id: number | null;
            id: number;
            name: string;
            parent_id: number | null;
            sort: number;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        DepartmentNode: components["schemas"]["Department"] & {
            children: components["schemas"]["DepartmentNode"][];
            /** @description People in this department and all below it that the caller sees in the list of users; null when the caller may not list them */
            total_user_count: number | null;
            /** @description People in this department that the caller sees in the list of users; null when the caller may not list them */
            user_count: number | null;
        };
        DirectoryChange: {
            /** @enum {string} */
            action: "create" | "link" | "update" | "move" | "enable" | "disable" | "remove";
            after: {
                department?: string | null;
                email?: string | null;
                name?: string;
                parent?: string | null;
                phone?: string | null;
                sort?: number;
                username?: string;
            } | null;
            /** Format: date-time */
            applied_at: string | null;
            before: {
                department?: string | null;
                email?: string | null;
                name?: string;
                parent?: string | null;
                phone?: string | null;
                sort?: number;
                username?: string;
            } | null;
            /** @description Why it is shown and not applied */
            conflict: string | null;
            error_msg: string | null;
            external_id: string;
            id: number;
            /** @enum {string} */
            kind: "department" | "person";
            label: string;
            reason: string;
            /** @enum {string} */
            status: "planned" | "applied" | "skipped" | "failed";
            target_id: number | null;
        };
        DirectorySync: {
            confirmed_by: number | null;
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            error_msg: string | null;
            /** Format: date-time */
            finished_at: string | null;
            id: number;
            provider_code: string;
            provider_id: number;
            provider_name: string;
            read_departments: number;
            read_people: number;
            /** Format: date-time */
            scheduled_at: string | null;
            /**
             * @description `waiting`: until somebody confirms the changes
             * @enum {string}
             */
            status: "reading" | "waiting" | "applying" | "done" | "failed" | "cancelled";
            /**
             * @description Why it had to be confirmed
             * @enum {string|null}
             */
            stop_reason: "confirm" | "too_many_disabled" | null;
            trace_id: string | null;
            /** @enum {string} */
            trigger: "manual" | "schedule";
            /** Format: date-time */
            updated_at: string;
            version: number;
            workflow_id: string | null;
        };
        DirectorySyncDetail: components["schemas"]["DirectorySync"] & {
            counts: {
                /** @enum {string} */
                action: "create" | "link" | "update" | "move" | "enable" | "disable" | "remove";
                count: number;
                /** @enum {string} */
                kind: "department" | "person";
                /** @enum {string} */
                status: "planned" | "applied" | "skipped" | "failed";
            }[];
            history_url: string | null;
        };
        Error: {
            /**
             * @description What went wrong; the HTTP status follows it
             * @example 40001
             */
            code: number;
            /** @description With 40902 the current record; with 40302 the reason and the methods */
            data?: unknown;
            errors?: {
                field: string;
                message: string;
            }[];
            message: string;
            /** @description Milliseconds */
            timestamp: number;
            trace_id: string;
        };
        Executor: {
            /** @description Somebody wants it to take no new work */
            drain_requested: boolean;
            group: string;
            host: string;
            id: number;
            instance: string;
            /** Format: date-time */
            last_seen_at: string;
            /** @description How many scripts it runs now */
            running: number;
            /** @description How many it runs at once */
            slots: number | null;
            /** Format: date-time */
            started_at: string;
            /** @enum {string} */
            status: "live" | "draining" | "gone";
        };
        ExecutorGroups: {
            items: {
                draining: number;
                group: string;
                live: number;
                running: number;
                slots: number;
            }[];
        };
        Factors: {
            /** @description What can be bound */
            available: ("totp" | "sms" | "email")[];
            factors: {
                /** Format: date-time */
                bound_at: string;
                /** Format: date-time */
                last_used_at: string | null;
                /** @enum {string} */
                method: "totp" | "sms" | "email";
                target: string | null;
            }[];
            recovery_codes_left: number;
            /** @description A role asks for a factor */
            required: boolean;
            trusted_device_days: number;
        };
        FirePreview: {
            items: {
                /** Format: date-time */
                scheduled_at: string;
                /** @enum {string|null} */
                skip_reason: "calendar" | "overlap" | "paused" | "halted" | "misfire" | "dependency" | null;
                skipped: boolean;
            }[];
        };
        Flow: components["schemas"]["FlowBrief"] & {
            bpmn_xml: string;
            dag_config: {
                edges: unknown[];
                nodes: unknown[];
            };
            /** @description Of a draft: what keeps it from being enabled */
            problems?: components["schemas"]["FlowProblem"][];
        };
        FlowBrief: {
            alert: {
                /**
                 * @default [
                 *       "in_app"
                 *     ]
                 */
                channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                /** @default 3 */
                consecutive?: number;
                /** @default [] */
                on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                /** @default [] */
                recipients?: number[];
                /** @default [] */
                robot_ids?: number[];
                /** Format: uri */
                webhook_url?: string | null;
            } | null;
            calendar_id: number | null;
            calendar_name: string | null;
            /** @enum {string} */
            calendar_rule: "skip" | "next_workday";
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            cron_expr: string | null;
            department_id: number | null;
            description: string;
            /** Format: date-time */
            end_at: string | null;
            finish_deadline: number | null;
            id: number;
            interval: number | null;
            last_run?: {
                duration: number | null;
                id: number;
                /** Format: date-time */
                scheduled_at: string;
                /** @enum {string} */
                status: "waiting" | "running" | "success" | "failed" | "timeout" | "cancelled" | "skipped";
            } | null;
            max_parallel: number | null;
            misfire_policy: string;
            name: string;
            /** Format: date-time */
            next_fire_at: string | null;
            node_count: number;
            overlap_policy: string;
            params: {
                default?: components["schemas"]["Json"];
                name: string;
                /** @default false */
                required?: boolean;
                /** @default false */
                secret?: boolean;
                /**
                 * @default string
                 * @enum {string}
                 */
                type?: "string" | "number" | "boolean" | "date" | "json";
            }[];
            priority: number;
            recent_runs?: {
                duration: number | null;
                id: number;
                /** Format: date-time */
                scheduled_at: string;
                /** @enum {string} */
                status: "waiting" | "running" | "success" | "failed" | "timeout" | "cancelled" | "skipped";
            }[];
            /** @description What a change has to name */
            revision: number;
            /** Format: date-time */
            run_at: string | null;
            /** Format: date-time */
            start_at: string | null;
            start_deadline: number | null;
            /** @enum {string} */
            status: "draft" | "enabled" | "disabled";
            /** @description Of the newest runs that ended by themselves: 0 to 1 */
            success_rate?: number | null;
            tags: string[];
            /** @description Of a whole run, in seconds */
            timeout: number;
            timezone: string;
            /** @enum {string} */
            trigger_type: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
            /** Format: date-time */
            updated_at: string;
            /** @description The one that is published; 0 before the first */
            version: number;
        };
        FlowNodeHistory: {
            /** @description How often it succeeded in those runs */
            count: number;
            median_ms: number;
            node_id: string;
            p95_ms: number;
        };
        FlowProblem: {
            /** @description The node, or the edge as `source→target`; empty for the whole */
            element_id: string;
            message: string;
            rule: string;
        };
        FlowRun: {
            backfill_id: number | null;
            /** @description Milliseconds from its start to its end */
            duration: number | null;
            /** Format: date-time */
            ended_at: string | null;
            error_msg: string | null;
            flow_id: number;
            flow_name: string;
            flow_version: number;
            id: number;
            is_stopping: boolean;
            params: {
                [key: string]: components["schemas"]["Json"];
            };
            parent_run_id: number | null;
            rerun_of: number | null;
            /** Format: date-time */
            scheduled_at: string;
            /** @enum {string|null} */
            skip_reason: "calendar" | "overlap" | "paused" | "halted" | "misfire" | "dependency" | null;
            /** Format: date-time */
            started_at: string | null;
            /** @enum {string} */
            status: "waiting" | "running" | "paused" | "success" | "failed" | "cancelled" | "timeout" | "skipped";
            trace_id: string;
            /** @enum {string} */
            trigger: "schedule" | "manual" | "backfill" | "flow" | "retry" | "callback";
            triggered_by: number | null;
            workflow_id: string | null;
        };
        FlowRunDetail: components["schemas"]["FlowRun"] & {
            nodes: components["schemas"]["FlowRunNode"][];
            temporal_url: string | null;
        };
        FlowRunNode: {
            /** @description Of an approval: the request that it started last */
            approval_id: number | null;
            attempt: number;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
            error_code: string | null;
            error_msg: string | null;
            /** @description Of a rerun: it succeeded before, and was not run again */
            is_kept: boolean;
            /** @description Which of the times that a node is done for a list; -1 of the node itself */
            item: number;
            job_log_id: number | null;
            node_id: string;
            result: components["schemas"]["Json"];
            skip_reason: string | null;
            /** Format: date-time */
            started_at: string | null;
            /** @enum {string} */
            status: "waiting" | "running" | "success" | "failed" | "skipped" | "cancelled";
        };
        FlowVersion: {
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            created_by_name: string | null;
            is_current: boolean;
            version: number;
        };
        FlowVersionDetail: components["schemas"]["FlowVersion"] & {
            bpmn_xml: string;
            dag_config: {
                edges: unknown[];
                nodes: unknown[];
            };
            /** @description In which words `dag_config` says what runs do */
            plan_format: number;
        };
        ForgotPasswordInput: {
            /** @description username or e-mail address */
            account: string;
            /** @enum {string} */
            method: "email" | "sms";
        };
        FormSchema: {
            fields: ({
                default?: string;
                formula?: string;
                help?: string;
                label?: string;
                max_length?: number;
                min_length?: number;
                name: string;
                pattern?: string;
                pattern_help?: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "text";
                visible_when?: string;
            } | {
                default?: string;
                formula?: string;
                help?: string;
                label?: string;
                max_length?: number;
                min_length?: number;
                name: string;
                pattern?: string;
                pattern_help?: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "textarea";
                visible_when?: string;
            } | {
                default?: number;
                formula?: string;
                help?: string;
                label?: string;
                max?: number;
                min?: number;
                name: string;
                precision?: number;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "number";
                unit?: string;
                visible_when?: string;
            } | {
                default?: number;
                formula?: string;
                help?: string;
                label?: string;
                max?: number;
                min?: number;
                name: string;
                precision?: number;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "money";
                visible_when?: string;
            } | {
                default?: string | "today";
                formula?: string;
                help?: string;
                label?: string;
                /** Format: date */
                max?: string;
                /** Format: date */
                min?: string;
                name: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "date";
                visible_when?: string;
            } | {
                default?: string | "now";
                formula?: string;
                help?: string;
                label?: string;
                /** Format: date-time */
                max?: string;
                /** Format: date-time */
                min?: string;
                name: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "datetime";
                visible_when?: string;
            } | {
                default?: boolean;
                formula?: string;
                help?: string;
                label?: string;
                name: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "switch";
                visible_when?: string;
            } | {
                default?: string;
                help?: string;
                label?: string;
                name: string;
                /** @default [] */
                options?: {
                    label?: string;
                    value: string;
                }[];
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "select";
                visible_when?: string;
            } | {
                default?: string[];
                help?: string;
                label?: string;
                max_items?: number;
                min_items?: number;
                name: string;
                /** @default [] */
                options?: {
                    label?: string;
                    value: string;
                }[];
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "multi_select";
                visible_when?: string;
            } | {
                /** @enum {string} */
                default?: "me";
                help?: string;
                label?: string;
                /** @default false */
                multiple?: boolean;
                name: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "user";
                visible_when?: string;
            } | {
                /** @enum {string} */
                default?: "mine";
                help?: string;
                label?: string;
                /** @default false */
                multiple?: boolean;
                name: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "department";
                visible_when?: string;
            } | {
                help?: string;
                label?: string;
                max_items?: number;
                name: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "file";
                visible_when?: string;
            } | {
                default?: components["schemas"]["Json"];
                help?: string;
                label?: string;
                name: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @enum {string} */
                type: "json";
                visible_when?: string;
            } | {
                fields: ({
                    default?: string;
                    formula?: string;
                    help?: string;
                    label?: string;
                    max_length?: number;
                    min_length?: number;
                    name: string;
                    pattern?: string;
                    pattern_help?: string;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "text";
                } | {
                    default?: string;
                    formula?: string;
                    help?: string;
                    label?: string;
                    max_length?: number;
                    min_length?: number;
                    name: string;
                    pattern?: string;
                    pattern_help?: string;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "textarea";
                } | {
                    default?: number;
                    formula?: string;
                    help?: string;
                    label?: string;
                    max?: number;
                    min?: number;
                    name: string;
                    precision?: number;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "number";
                    unit?: string;
                } | {
                    default?: number;
                    formula?: string;
                    help?: string;
                    label?: string;
                    max?: number;
                    min?: number;
                    name: string;
                    precision?: number;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "money";
                } | {
                    default?: string | "today";
                    formula?: string;
                    help?: string;
                    label?: string;
                    /** Format: date */
                    max?: string;
                    /** Format: date */
                    min?: string;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "date";
                } | {
                    default?: string | "now";
                    formula?: string;
                    help?: string;
                    label?: string;
                    /** Format: date-time */
                    max?: string;
                    /** Format: date-time */
                    min?: string;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "datetime";
                } | {
                    default?: boolean;
                    formula?: string;
                    help?: string;
                    label?: string;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "switch";
                } | {
                    default?: string;
                    help?: string;
                    label?: string;
                    name: string;
                    /** @default [] */
                    options?: {
                        label?: string;
                        value: string;
                    }[];
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "select";
                } | {
                    default?: string[];
                    help?: string;
                    label?: string;
                    max_items?: number;
                    min_items?: number;
                    name: string;
                    /** @default [] */
                    options?: {
                        label?: string;
                        value: string;
                    }[];
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "multi_select";
                } | {
                    /** @enum {string} */
                    default?: "me";
                    help?: string;
                    label?: string;
                    /** @default false */
                    multiple?: boolean;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "user";
                } | {
                    /** @enum {string} */
                    default?: "mine";
                    help?: string;
                    label?: string;
                    /** @default false */
                    multiple?: boolean;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "department";
                } | {
                    help?: string;
                    label?: string;
                    max_items?: number;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "file";
                } | {
                    default?: components["schemas"]["Json"];
                    help?: string;
                    label?: string;
                    name: string;
                    /** @default false */
                    required?: boolean;
                    /** @enum {string} */
                    type: "json";
                })[];
                help?: string;
                label?: string;
                max_rows?: number;
                min_rows?: number;
                name: string;
                /** @default false */
                required?: boolean;
                section?: string;
                /** @default [] */
                sums?: string[];
                /** @enum {string} */
                type: "table";
                visible_when?: string;
            })[];
            /** @default [] */
            sections?: {
                help?: string;
                name: string;
                visible_when?: string;
            }[];
        } | null;
        GeneralSettings: {
            /**
             * @default zh
             * @enum {string}
             */
            default_language?: "zh" | "en";
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /** @description Fields that the environment sets */
            read_only: string[];
            /** @default OPS */
            site_name?: string;
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
        };
        GeneralSettingsInput: {
            /**
             * @default zh
             * @enum {string}
             */
            default_language?: "zh" | "en";
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** @default OPS */
            site_name?: string;
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
        };
        HandedTask: {
            /** Format: date-time */
            ended_at: string | null;
            error_msg: string | null;
            id: number;
            instance_id: number;
            node_id: string;
            /** @enum {string} */
            status: "waiting" | "done" | "skipped" | "failed";
            task_id: number;
            title: string;
            to_name: string | null;
            to_user_id: number | null;
        };
        HandOverPreview: {
            definitions: {
                /** @enum {string} */
                as: "approver" | "copy" | "when_nobody" | "when_late";
                node_id: string;
                node_name: string | null;
                workflow_id: number;
                workflow_name: string;
            }[];
            /** @description Departments whose head they are */
            departments: number;
            /** @description Tasks whose turn has not come */
            held: number;
            /** @description Tasks that wait for this person */
            open: number;
            /** @description Their own requests that are under way; these stay theirs */
            own_requests: number;
            /** @description Arrangements by which they decide for others */
            proxies: number;
            /** @description In so many requests */
            requests: number;
        };
        IdentityProvider: {
            allowed_tenants: string[];
            /** @description To be entered at the provider, exactly as it is */
            callback_url: string | null;
            /** @description The same, for callbacks of cards; null where there are none */
            card_url: string | null;
            code: string;
            /** @description The fields of its kind */
            config: {
                [key: string]: components["schemas"]["Json"];
            };
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            default_role_ids: number[];
            /** @enum {string} */
            first_login: "refuse" | "create" | "link";
            has_callback_secret: boolean;
            has_callback_token: boolean;
            has_secret: boolean;
            id: number;
            name: string;
            /** @enum {string} */
            status: "enabled" | "disabled";
            /** @enum {string} */
            type: "ldap" | "oidc" | "oauth2" | "feishu" | "dingtalk" | "wechat";
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        InvitedUser: {
            id: number;
            /** @enum {string} */
            result: "invited" | "no_address" | "not_pending" | "too_often" | "beyond" | "not_found";
        };
        InviteInput: {
            ids: number[];
        };
        Job: {
            alert: {
                /**
                 * @default [
                 *       "in_app"
                 *     ]
                 */
                channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                /** @default 3 */
                consecutive?: number;
                /** @default [] */
                on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                /** @default [] */
                recipients?: number[];
                /** @default [] */
                robot_ids?: number[];
                /** Format: uri */
                webhook_url?: string | null;
            } | null;
            broadcast: boolean;
            calendar_id: number | null;
            calendar_name: string | null;
            /** @enum {string} */
            calendar_rule: "skip" | "next_workday";
            config: {
                body?: components["schemas"]["Json"];
                expect_json?: string;
                /** @default 200-299 */
                expect_status?: number | string | number[];
                follow_redirects?: boolean;
                /** @default {} */
                headers?: {
                    [key: string]: string;
                };
                max_bytes?: number;
                /**
                 * @default GET
                 * @enum {string}
                 */
                method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
                /** @default {} */
                query?: {
                    [key: string]: string;
                };
                secrets?: string[];
                tls?: {
                    ca?: string;
                    /** @default true */
                    verify?: boolean;
                };
                url: string;
            } | {
                /** @default [] */
                args?: string[];
                /** @default {} */
                env?: {
                    [key: string]: string;
                };
                script: string;
                secrets?: string[];
                /** @default {} */
                workdir_files?: {
                    [key: string]: string;
                };
            } | {
                datasource_id: number;
                /** @default 1000 */
                max_rows?: number;
                /** @default {} */
                params?: {
                    [key: string]: components["schemas"]["Json"];
                };
                secrets?: string[];
                sql: string;
            } | {
                descriptor?: string;
                /** @default {} */
                message?: {
                    [key: string]: components["schemas"]["Json"];
                };
                /** @default {} */
                metadata?: {
                    [key: string]: string;
                };
                method: string;
                /** @enum {string} */
                protocol: "grpc";
                secrets?: string[];
                service: string;
                target: string;
                /** @default false */
                tls?: boolean | {
                    ca?: string;
                    server_name?: string;
                };
            } | {
                activity: string;
                /** @default [] */
                args?: components["schemas"]["Json"][];
                /** @enum {string} */
                protocol: "temporal";
                secrets?: string[];
                task_queue: string;
            };
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            cron_expr: string | null;
            department_id: number | null;
            description: string;
            /** Format: date-time */
            end_at: string | null;
            executor_group: string;
            finish_deadline: number | null;
            id: number;
            interval: number | null;
            /** @enum {string} */
            job_type: "http" | "shell" | "python" | "sql" | "rpc";
            last_run?: {
                duration: number | null;
                id: number;
                /** Format: date-time */
                scheduled_at: string;
                /** @enum {string} */
                status: "waiting" | "running" | "success" | "failed" | "timeout" | "cancelled" | "skipped";
            } | null;
            misfire_policy: string;
            name: string;
            /** Format: date-time */
            next_fire_at: string | null;
            overlap_policy: string;
            params: {
                default?: components["schemas"]["Json"];
                name: string;
                /** @default false */
                required?: boolean;
                /** @default false */
                secret?: boolean;
                /**
                 * @default string
                 * @enum {string}
                 */
                type?: "string" | "number" | "boolean" | "date" | "json";
            }[];
            priority: number;
            recent_runs?: {
                duration: number | null;
                id: number;
                /** Format: date-time */
                scheduled_at: string;
                /** @enum {string} */
                status: "waiting" | "running" | "success" | "failed" | "timeout" | "cancelled" | "skipped";
            }[];
            retry_backoff: string;
            retry_count: number;
            retry_interval: number;
            retry_max_interval: number;
            /** Format: date-time */
            run_at: string | null;
            shard_total: number | null;
            /** Format: date-time */
            start_at: string | null;
            start_deadline: number | null;
            /** @enum {string} */
            status: "enabled" | "disabled";
            tags: string[];
            timeout: number;
            timezone: string;
            /** @enum {string} */
            trigger_type: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        JobAlert: {
            close_note: string | null;
            /** Format: date-time */
            closed_at: string | null;
            /** @description Who closed it by hand */
            closed_by: number | null;
            closed_by_name: string | null;
            error_msg: string | null;
            /** @description How many in a row, of `consecutive` */
            failures: number | null;
            id: number;
            job_id: number;
            job_name: string;
            /** @enum {string} */
            job_type: "http" | "shell" | "python" | "sql" | "rpc" | "flow";
            /** Format: date-time */
            opened_at: string;
            /** @enum {string} */
            reason: "failed" | "timeout" | "not_started" | "not_finished" | "consecutive";
            /** Format: date-time */
            recovered_at: string | null;
            /** @description The run that succeeded */
            recovered_by: number | null;
            /** @description Null when a fire has no run */
            run_id: number | null;
            /** Format: date-time */
            scheduled_at: string;
            /** @enum {string} */
            status: "firing" | "recovered" | "closed";
        };
        JobAttempt: {
            attempt: number;
            duration: number | null;
            /** Format: date-time */
            end_time: string | null;
            error_msg: string | null;
            executor: string | null;
            /** Format: date-time */
            start_time: string | null;
            /** @enum {string} */
            status: "waiting" | "running" | "success" | "failed" | "timeout" | "cancelled";
        };
        JobBatch: {
            /** @enum {string} */
            action: "enable" | "disable" | "run" | "add_tag" | "remove_tag" | "delete";
            counts: {
                done: number;
                refused: number;
                unchanged: number;
            };
            items: {
                id: number;
                name: string | null;
                /** @enum {string} */
                outcome: "done" | "unchanged" | "refused";
                /** @description Why it was refused, in the language of the caller */
                reason?: string;
                run_id?: number;
            }[];
        };
        JobCalendar: {
            days: {
                counts: {
                    cancelled?: number;
                    failed?: number;
                    running?: number;
                    skipped?: number;
                    success?: number;
                    timeout?: number;
                    waiting?: number;
                };
                /** Format: date */
                date: string;
                /** @description Some jobs fire too often to be counted one by one */
                is_estimate: boolean;
                planned: number;
            }[];
        };
        JobImport: {
            counts: {
                error: number;
                new: number;
                unchanged: number;
                update: number;
            };
            created_ids: number[];
            jobs: {
                changes: {
                    after: string;
                    before: string;
                    field: string;
                }[];
                errors: {
                    field: string;
                    message: string;
                }[];
                job_id: number | null;
                name: string;
                /** @enum {string} */
                outcome: "new" | "update" | "unchanged" | "error";
                /** @description Of the job in the file, from 1 */
                position: number;
            }[];
            /** @enum {string} */
            mode: "preview" | "commit";
            /** @description Of a preview, to be sent with the commit */
            plan?: string;
            updated_ids: number[];
        };
        JobLog: {
            attempt: number;
            backfill_id: number | null;
            /** @description Milliseconds from the first attempt to the end */
            duration: number | null;
            /** Format: date-time */
            end_time: string | null;
            error_msg: string | null;
            executor: string | null;
            flow_id: number | null;
            flow_run_id: number | null;
            id: number;
            /** @description It took far longer than the job’s history lets expect */
            is_outlier: boolean;
            job_id: number | null;
            job_name: string;
            /** @enum {string} */
            job_type: "http" | "shell" | "python" | "sql" | "rpc" | "flow";
            params: {
                [key: string]: components["schemas"]["Json"];
            };
            parent_id: number | null;
            rerun_of: number | null;
            result: components["schemas"]["Json"];
            /** Format: date-time */
            scheduled_at: string;
            shard_index: number | null;
            /** @enum {string|null} */
            skip_reason: "calendar" | "overlap" | "paused" | "halted" | "misfire" | "dependency" | null;
            /** Format: date-time */
            start_time: string | null;
            /** @enum {string} */
            status: "waiting" | "running" | "success" | "failed" | "timeout" | "cancelled" | "skipped";
            trace_id: string;
            /** @enum {string} */
            trigger: "schedule" | "manual" | "backfill" | "flow" | "retry" | "callback";
            triggered_by: number | null;
            workflow_id: string | null;
        };
        JobLogDetail: components["schemas"]["JobLog"] & {
            /** @description Of a run that stands in line: which run it waits for, and how many stand before it */
            ahead: {
                count: number;
                run_id: number;
            } | null;
            attempts: components["schemas"]["JobAttempt"][];
            definition: {
                [key: string]: components["schemas"]["Json"];
            };
            /** @description Of a run by shards: how many of them came to which state */
            shards: {
                cancelled?: number;
                failed?: number;
                running?: number;
                skipped?: number;
                success?: number;
                timeout?: number;
                waiting?: number;
            };
            temporal_url: string | null;
        };
        JobOverview: {
            failing: components["schemas"]["JobLog"][];
            running: components["schemas"]["JobLog"][];
            today: {
                cancelled?: number;
                failed?: number;
                running?: number;
                skipped?: number;
                success?: number;
                timeout?: number;
                total?: number;
                waiting?: number;
            };
            upcoming: {
                job_id: number;
                job_name: string;
                /** Format: date-time */
                scheduled_at: string;
            }[];
        };
        JobTags: {
            executor_groups: {
                count: number;
                executor_group: string;
            }[];
            items: {
                count: number;
                tag: string;
            }[];
        };
        JobTimeline: {
            jobs: {
                counts: {
                    cancelled?: number;
                    failed?: number;
                    running?: number;
                    skipped?: number;
                    success?: number;
                    timeout?: number;
                    waiting?: number;
                };
                executor_group: string;
                fires: string[];
                id: number;
                /** @enum {string} */
                job_type: "http" | "shell" | "python" | "sql" | "rpc";
                name: string;
                planned: {
                    count: number;
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                } | null;
                runs: {
                    /** Format: date-time */
                    began: string;
                    /** Format: date-time */
                    ended: string | null;
                    id: number;
                    /** Format: date-time */
                    scheduled_at: string;
                    /** @enum {string} */
                    status: "waiting" | "running" | "success" | "failed" | "timeout" | "cancelled" | "skipped";
                    /** @enum {string} */
                    trigger: "schedule" | "manual" | "backfill" | "flow" | "retry" | "callback";
                }[];
                /** @enum {string} */
                status: "enabled" | "disabled";
                summary: {
                    count: number;
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                } | null;
                tags: string[];
            }[];
            /** Format: date-time */
            now: string;
            /** @description Jobs that match; at most 500 are given */
            total: number;
        };
        JobTrend: {
            before_p50: number | null;
            before_p95: number | null;
            /** @description Of the 30 days before */
            before_runs: number;
            /** Format: date-time */
            computed_at: string;
            /** @description recent_p95 by before_p95; null without runs before */
            growth: number | null;
            job_id: number;
            job_name: string;
            /** @description Runs of the last 7 days that are marked */
            outliers: number;
            recent_p50: number | null;
            recent_p95: number | null;
            /** @description Successful runs of the last 7 days */
            recent_runs: number;
        };
        /** @description Any JSON value */
        Json: unknown;
        LockoutSettings: {
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /** @default 30 */
            lock_minutes?: number;
            /** @default 5 */
            max_failures?: number;
            /** @description Fields that the environment sets */
            read_only: string[];
            /** @default 10 */
            source_minutes?: number;
            /** @default 20 */
            source_names?: number;
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
        };
        LockoutSettingsInput: {
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /** @default 30 */
            lock_minutes?: number;
            /** @default 5 */
            max_failures?: number;
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** @default 10 */
            source_minutes?: number;
            /** @default 20 */
            source_names?: number;
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
        };
        LoginLog: {
            /** Format: date-time */
            created_at: string;
            device: string | null;
            fail_reason: string | null;
            id: number;
            ip_address: string | null;
            location: string | null;
            /** @enum {string} */
            login_type: "password" | "sso" | "mfa";
            provider: string | null;
            /** @enum {string} */
            status: "success" | "failed";
            trace_id: string | null;
            user_id: number | null;
            user_name: string | null;
        };
        MailSettings: {
            /**
             * @default starttls
             * @enum {string}
             */
            encryption?: "starttls" | "tls" | "opportunistic" | "none";
            /** @default  */
            from_address?: "" | string;
            /** @default OPS */
            from_name?: string;
            /** @default  */
            host?: string;
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /** @default  */
            password?: string;
            /** @default 587 */
            port?: number;
            /** @description Fields that the environment sets */
            read_only: string[];
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            /** @default  */
            user?: string;
            version: number;
        };
        MailSettingsInput: {
            /**
             * @default starttls
             * @enum {string}
             */
            encryption?: "starttls" | "tls" | "opportunistic" | "none";
            /** @default  */
            from_address?: "" | string;
            /** @default OPS */
            from_name?: string;
            /** @default  */
            host?: string;
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /** @default  */
            password?: string;
            /** @default 587 */
            port?: number;
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            /** @default  */
            user?: string;
            version?: number;
        };
        Me: {
            data_scopes: {
                department_ids?: number[];
                resource: string;
                rule?: string | {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                scope: "ALL" | "DEPT_AND_BELOW" | "DEPT" | "SELF" | "CUSTOM";
            }[];
            /**
             * @description Of messages; null: that of the product
             * @enum {string|null}
             */
            language: "zh" | "en" | null;
            menus: {
                code: string;
                name: string;
            }[];
            must_bind_factor: boolean;
            permissions: ("job:read" | "job:write" | "job:delete" | "job:trigger" | "job:backfill" | "job:script" | "calendar:read" | "calendar:write" | "calendar:delete" | "flow:read" | "flow:write" | "flow:delete" | "flow:trigger" | "flow:backfill" | "flow:operate" | "workflow:read" | "workflow:write" | "workflow:delete" | "workflow:publish" | "approval:read" | "approval:operate" | "run:read" | "run:cancel" | "scheduler:halt" | "alert:read" | "robot:read" | "robot:write" | "robot:delete" | "datasource:read" | "datasource:write" | "datasource:delete" | "user:read" | "user:write" | "user:export" | "role:read" | "role:write" | "department:read" | "department:write" | "session:read" | "session:delete" | "api-key:read" | "api-key:delete" | "identity-provider:read" | "identity-provider:write" | "setting:read" | "setting:write" | "message:read" | "message:secret" | "audit:read" | "login-log:read" | "data-change:read" | "executor:read" | "executor:drain" | "temporal:payload" | "metrics:read" | "menu:jobs" | "menu:flows" | "menu:workflows" | "menu:runs" | "menu:backfills" | "menu:calendars" | "menu:alerts" | "menu:long-tail" | "menu:robots" | "menu:executors" | "menu:datasources" | "menu:messages" | "menu:audit" | "menu:users" | "menu:roles" | "menu:departments" | "menu:sessions" | "menu:api-keys" | "menu:identity-providers" | "menu:settings")[];
            roles: {
                code: string;
                id: number;
                name: string;
            }[];
            user: components["schemas"]["User"];
        };
        MessageLog: {
            batch: string;
            /** @enum {string} */
            channel: "email" | "sms" | "in_app" | "dingtalk" | "feishu" | "wechat" | "webhook";
            /** Format: date-time */
            created_at: string;
            error_msg: string | null;
            id: number;
            /** @enum {string} */
            language: "zh" | "en";
            recipient: string;
            retry_count: number;
            /** Format: date-time */
            sent_at: string | null;
            /**
             * @description `captured`: kept in the local outbox, because no mail server is set
             * @enum {string}
             */
            status: "pending" | "sent" | "failed" | "captured";
            subject: string | null;
            template_code: string;
            template_id: number | null;
            trace_id: string | null;
            user_id: number | null;
        };
        MessageLogDetail: components["schemas"]["MessageLog"] & {
            /** @description HTML for `email`, plain text for the other channels */
            content: string;
            link: string | null;
        };
        MfaChallenge: {
            methods: ("totp" | "sms" | "email" | "recovery" | "password")[];
            /** @enum {boolean} */
            mfa_required: true;
            mfa_token: string;
            /** @description How long `trust_device` lasts; 0: no device is trusted */
            trusted_device_days: number;
        };
        MfaSettings: {
            /** @default 0 */
            grace_days?: number;
            /** @default 0 */
            grace_sign_ins?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /**
             * @default [
             *       "totp",
             *       "sms",
             *       "email"
             *     ]
             */
            methods?: ("totp" | "sms" | "email")[];
            /** @description Fields that the environment sets */
            read_only: string[];
            /** @default [] */
            required_role_ids?: number[];
            /** @default 15 */
            step_up_minutes?: number;
            /** @default 30 */
            trusted_device_days?: number;
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
        };
        MfaSettingsInput: {
            /** @default 0 */
            grace_days?: number;
            /** @default 0 */
            grace_sign_ins?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /**
             * @default [
             *       "totp",
             *       "sms",
             *       "email"
             *     ]
             */
            methods?: ("totp" | "sms" | "email")[];
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** @default [] */
            required_role_ids?: number[];
            /** @default 15 */
            step_up_minutes?: number;
            /** @default 30 */
            trusted_device_days?: number;
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
        };
        MigrationVerdicts: {
            /** @description At most 1,000, those that cannot be moved first */
            items: {
                applicant_name: string | null;
                can_move: boolean;
                current_node: string | null;
                from_version: number;
                instance_id: number;
                problems: {
                    /** @description The node, or form_data.<field>; empty for the whole request */
                    element_id: string;
                    message: string;
                    rule: string;
                }[];
                title: string;
            }[];
            movable: number;
            to_version: number;
            /** @description Requests under way by other versions */
            total: number;
            /** @description Where requests stand, or may again, that is not in the other version: what `node_mapping` may map */
            unmatched_nodes: {
                /** @description Nodes of the same kind that the other version has and this one has not */
                candidates: {
                    node_id: string;
                    node_name: string | null;
                }[];
                node_id: string;
                node_name: string | null;
                type: string;
            }[];
        };
        NewWebhookSecret: {
            id: number;
            secret: string;
        };
        Notification: {
            content: string | null;
            /** Format: date-time */
            created_at: string;
            id: number;
            is_read: boolean;
            /** @description Path in the console */
            link: string | null;
            /** Format: date-time */
            read_at: string | null;
            title: string;
            trace_id: string | null;
            /** @enum {string} */
            type: "system" | "approval" | "task" | "alert";
        };
        PasswordSettings: {
            /** @default  */
            breach_list_url?: "" | string;
            /** @default [] */
            forbidden_words?: string[];
            /** @default 5 */
            history?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /** @default 0 */
            max_age_days?: number;
            /** @default 8 */
            min_length?: number;
            /** @description Fields that the environment sets */
            read_only: string[];
            /** @default true */
            refuse_common?: boolean;
            /** @default true */
            refuse_similar?: boolean;
            /** @default true */
            require_digit?: boolean;
            /** @default true */
            require_lower?: boolean;
            /** @default true */
            require_special?: boolean;
            /** @default true */
            require_upper?: boolean;
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
        };
        PasswordSettingsInput: {
            /** @default  */
            breach_list_url?: "" | string;
            /** @default [] */
            forbidden_words?: string[];
            /** @default 5 */
            history?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /** @default 0 */
            max_age_days?: number;
            /** @default 8 */
            min_length?: number;
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** @default true */
            refuse_common?: boolean;
            /** @default true */
            refuse_similar?: boolean;
            /** @default true */
            require_digit?: boolean;
            /** @default true */
            require_lower?: boolean;
            /** @default true */
            require_special?: boolean;
            /** @default true */
            require_upper?: boolean;
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
        };
        PendingMfa: {
            methods: ("totp" | "sms" | "email" | "recovery" | "password")[];
            /** @enum {boolean} */
            mfa_required: true;
            /** @description How long `trust_device` lasts; 0: no device is trusted */
            trusted_device_days: number;
        };
        Permission: {
            code: string;
            id: number;
            /** @enum {string} */
            kind: "menu" | "button" | "api";
            name: string;
        };
        PermissionExplanation: {
            allowed: boolean;
            code: string;
            /** @description Fields that some role masks or hides, with what each says and what counts */
            columns: {
                effective: {
                    field: string;
                    pattern?: string;
                    resource: string;
                    /** @enum {string} */
                    rule: "plain" | "masked" | "hidden";
                };
                field: string;
                roles: string[];
                said: {
                    role: string;
                    rule: {
                        field: string;
                        pattern?: string;
                        resource: string;
                        /** @enum {string} */
                        rule: "plain" | "masked" | "hidden";
                    };
                }[];
            }[];
            /** @description null: all rows */
            effective_scopes: {
                department_ids?: number[];
                resource: string;
                rule?: string | {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                scope: "ALL" | "DEPT_AND_BELOW" | "DEPT" | "SELF" | "CUSTOM";
            }[] | null;
            /** @description Roles that would give it, at most 20, those with the fewest rights first */
            granted_by: {
                code: string;
                id: number;
                name: string;
                permission_count: number;
            }[];
            /** @description From a role of the user up to the one that gives it */
            paths: {
                code: string;
                id: number;
                name: string;
            }[][];
            /** @description Names of the roles that stand here by their codes */
            roles: {
                code: string;
                id: number;
                name: string;
            }[];
            /** @description Of the roles that narrow the rows; none: all rows */
            row_scopes: {
                role: string;
                scopes: {
                    department_ids?: number[];
                    resource: string;
                    rule?: string | {
                        [key: string]: unknown;
                    };
                    /** @enum {string} */
                    scope: "ALL" | "DEPT_AND_BELOW" | "DEPT" | "SELF" | "CUSTOM";
                }[];
            }[];
        };
        RecoveryCodes: {
            /** @description Empty when there are some already */
            recovery_codes: string[];
        };
        RegisterInput: {
            /** Format: email */
            email: string;
            name: string;
            password: string;
            phone?: string | null;
            username: string;
        };
        RegistrationSettings: {
            /** @default  */
            allowed_domains?: string;
            /** @default  */
            default_role?: "" | string;
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /**
             * @default off
             * @enum {string}
             */
            mode?: "open" | "invited" | "off";
            /** @description Fields that the environment sets */
            read_only: string[];
            /** @default true */
            recover_by_email?: boolean;
            /** @default true */
            recover_by_sms?: boolean;
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
        };
        RegistrationSettingsInput: {
            /** @default  */
            allowed_domains?: string;
            /** @default  */
            default_role?: "" | string;
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /**
             * @default off
             * @enum {string}
             */
            mode?: "open" | "invited" | "off";
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** @default true */
            recover_by_email?: boolean;
            /** @default true */
            recover_by_sms?: boolean;
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
        };
        RehearsedPath: {
            /** @description Those taken */
            edges: {
                source: string;
                target: string;
            }[];
            /** @description Where it would stand still, because an expression cannot be judged */
            held: {
                message: string;
                node_id: string;
                node_name: string | null;
            }[];
            /** @description The diagram’s nodes, and how far each is */
            nodes: {
                id: string;
                name: string | null;
                /** @enum {string} */
                state: "waiting" | "running" | "done" | "rejected" | "returned" | "skipped";
                type: string;
            }[];
            /**
             * @description Null while something is under way
             * @enum {string|null}
             */
            outcome: "approved" | "rejected" | null;
            steps: {
                /** @description The steps that it follows on */
                after: number[];
                copies: {
                    id: number;
                    name: string | null;
                }[];
                id: number;
                /** @description The step of the sub-process that it stands in */
                inside: number | null;
                /** @description Of a sub-process that is done for each of a list, counted from 0 */
                item: number | null;
                /** @enum {string|null} */
                mode: "all" | "any" | "ratio" | "sequential" | null;
                node_id: string;
                node_name: string | null;
                /** @description Who decides */
                people: {
                    id: number;
                    name: string | null;
                    /** @description Who is away, and for whom this one decides */
                    owner_id: number | null;
                    owner_name: string | null;
                    /**
                     * @description `held`: its turn has not come
                     * @enum {string}
                     */
                    status: "open" | "held" | "done" | "void";
                    /** @enum {string|null} */
                    verdict: "approved" | "rejected" | null;
                    /**
                     * @description Why this one is not asked
                     * @enum {string|null}
                     */
                    why: "self" | "duplicate" | null;
                }[];
                return_targets: {
                    id: string;
                    name: string | null;
                }[];
                /**
                 * @description `waiting`: at a join; `inside`: of a sub-process that is under way
                 * @enum {string}
                 */
                status: "done" | "open" | "waiting" | "inside";
                type: string;
                /** @enum {string|null} */
                verdict: "approved" | "rejected" | null;
                /**
                 * @description `empty`: nobody was found; `choice`: somebody has yet to choose who decides
                 * @enum {string|null}
                 */
                why: "empty" | "choice" | null;
            }[];
            /** @description Null: what is drawn at present */
            version: number | null;
        };
        ResetPasswordInput: {
            new_password: string;
            token: string;
        } | {
            account: string;
            code: string;
            new_password: string;
        };
        RetentionSettings: {
            /** @default 365 */
            audit_days?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /** @default 180 */
            message_days?: number;
            /** @default 90 */
            notification_days?: number;
            /** @description Fields that the environment sets */
            read_only: string[];
            /** @default 180 */
            run_days?: number;
            /** @default 30 */
            run_output_days?: number;
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
        };
        RetentionSettingsInput: {
            /** @default 365 */
            audit_days?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /** @default 180 */
            message_days?: number;
            /** @default 90 */
            notification_days?: number;
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** @default 180 */
            run_days?: number;
            /** @default 30 */
            run_output_days?: number;
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
        };
        Robot: {
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            department_id: number | null;
            enabled: boolean;
            has_secret: boolean;
            id: number;
            name: string;
            /**
             * Format: date-time
             * @description Its vendor takes nothing before
             */
            paused_until: string | null;
            /** @enum {string} */
            provider: "dingtalk" | "feishu" | "wechat";
            /** Format: date-time */
            updated_at: string;
            /** @description Without the token, which is never shown */
            url: string;
            version: number;
        };
        RobotTest: {
            message: string;
            ok: boolean;
        };
        Role: {
            builtin: boolean;
            code: string;
            column_rules: {
                field: string;
                pattern?: string;
                resource: string;
                /** @enum {string} */
                rule: "plain" | "masked" | "hidden";
            }[];
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            data_scopes: {
                department_ids?: number[];
                resource: string;
                rule?: string | {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                scope: "ALL" | "DEPT_AND_BELOW" | "DEPT" | "SELF" | "CUSTOM";
            }[];
            id: number;
            name: string;
            parent_ids: number[];
            permission_codes: string[];
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        SchedulerState: {
            /** @description Whether what ran when it was halted was cancelled */
            cancel_running: boolean;
            cancelled_runs: number;
            halted: boolean;
            /** Format: date-time */
            halted_at: string | null;
            halted_by: number | null;
            halted_by_name: string | null;
            reason: string | null;
        };
        SchedulerStateNow: components["schemas"]["SchedulerState"] & {
            open_runs: number;
        };
        SecuritySettings: {
            /** @default 120 */
            auth_per_minute?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /** @default 60000 */
            internal_per_minute?: number;
            /** @description Fields that the environment sets */
            read_only: string[];
            /** @default 120000 */
            read_per_minute?: number;
            /** @default 30 */
            send_per_minute?: number;
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
            /** @default 30000 */
            write_per_minute?: number;
        };
        SecuritySettingsInput: {
            /** @default 120 */
            auth_per_minute?: number;
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /** @default 60000 */
            internal_per_minute?: number;
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** @default 120000 */
            read_per_minute?: number;
            /** @default 30 */
            send_per_minute?: number;
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
            /** @default 30000 */
            write_per_minute?: number;
        };
        SentCode: {
            /** @description seconds */
            expires_in: number;
            /** @description seconds until another may be sent */
            resend_in: number;
            /** @description Masked */
            target: string;
        };
        Session: {
            current: boolean;
            device: string | null;
            /** @enum {string} */
            device_kind: "desktop" | "mobile" | "tablet" | "program";
            id: number;
            ip_address: string | null;
            /** Format: date-time */
            last_active_at: string;
            location: string | null;
            name: string;
            /** Format: date-time */
            started_at: string;
            user_id: number;
            username: string;
        };
        SessionSettings: {
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /** @default 480 */
            idle_minutes?: number;
            /** @default 7 */
            max_days?: number;
            /** @default 0 */
            max_per_kind?: number;
            /** @default 5 */
            max_sessions?: number;
            /** @default true */
            notify_new_device?: boolean;
            /** @description Fields that the environment sets */
            read_only: string[];
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
            /**
             * @default oldest_out
             * @enum {string}
             */
            when_full?: "oldest_out" | "refuse";
        };
        SessionSettingsInput: {
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /** @default 480 */
            idle_minutes?: number;
            /** @default 7 */
            max_days?: number;
            /** @default 0 */
            max_per_kind?: number;
            /** @default 5 */
            max_sessions?: number;
            /** @default true */
            notify_new_device?: boolean;
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
            /**
             * @default oldest_out
             * @enum {string}
             */
            when_full?: "oldest_out" | "refuse";
        };
        SmsSettings: {
            /** @default  */
            access_key_id?: string;
            /** @default  */
            access_key_secret?: string;
            /** @default  */
            base_url?: "" | string;
            /**
             * @default code
             * @enum {string}
             */
            code_params?: "code" | "code,minutes";
            /** @default  */
            code_template?: string;
            /** @description By which the change log knows it; null until it is first changed */
            id: number | null;
            /** @default  */
            notice_template?: string;
            /**
             * @default none
             * @enum {string}
             */
            provider?: "none" | "aliyun" | "tencent";
            /** @description Fields that the environment sets */
            read_only: string[];
            /** @default ap-guangzhou */
            region?: string;
            /** @default  */
            sdk_app_id?: string;
            /** @default  */
            sign_name?: string;
            /** Format: date-time */
            updated_at: string | null;
            /** @description Null is the system */
            updated_by: number | null;
            updated_by_name: string | null;
            version: number;
        };
        SmsSettingsInput: {
            /** @default  */
            access_key_id?: string;
            /** @default  */
            access_key_secret?: string;
            /** @default  */
            base_url?: "" | string;
            /**
             * @default code
             * @enum {string}
             */
            code_params?: "code" | "code,minutes";
            /** @default  */
            code_template?: string;
            /** @description By which the change log knows it; null until it is first changed */
            id?: number | null;
            /** @default  */
            notice_template?: string;
            /**
             * @default none
             * @enum {string}
             */
            provider?: "none" | "aliyun" | "tencent";
            /** @description Fields that the environment sets */
            read_only?: string[];
            /** @default ap-guangzhou */
            region?: string;
            /** @default  */
            sdk_app_id?: string;
            /** @default  */
            sign_name?: string;
            /** Format: date-time */
            updated_at?: string | null;
            /** @description Null is the system */
            updated_by?: number | null;
            updated_by_name?: string | null;
            version?: number;
        };
        StartedRun: {
            /** @description The workflow engine was away: the run starts later */
            deferred?: boolean;
            run_id: number;
            trace_id: string;
            workflow_id: string;
        };
        Tokens: {
            access_token: string;
            /** @description seconds */
            expires_in: number;
            /** @description The session may do nothing but bind a second factor */
            must_bind_factor: boolean;
            must_change_password: boolean;
            /** @description seconds */
            refresh_expires_in: number;
            /** @description left out when the console gets it as a cookie */
            refresh_token?: string;
            user: components["schemas"]["User"];
        };
        TotpOffer: {
            otpauth_url: string;
            qr_svg: string;
            secret: string;
        };
        TrustedDevice: {
            /** Format: date-time */
            created_at: string;
            device: string | null;
            /** Format: date-time */
            expires_at: string;
            id: number;
            ip_address: string | null;
            /** Format: date-time */
            last_used_at: string;
        };
        UnreadCount: {
            unread: number;
        };
        User: {
            attributes: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            department_id: number | null;
            email: string | null;
            id: number;
            /** Format: date-time */
            last_login_at: string | null;
            /** Format: date-time */
            locked_until: string | null;
            must_change_password: boolean;
            name: string;
            phone: string | null;
            role_ids: number[];
            /** @enum {string} */
            status: "active" | "pending" | "disabled";
            /** Format: date-time */
            updated_at: string;
            username: string;
            version: number;
        };
        UserIdentity: {
            /** Format: date-time */
            created_at: string;
            id: number;
            label: string;
            /** Format: date-time */
            last_used_at: string | null;
            /** @description The provider's code */
            provider: string;
            provider_name: string;
            /** @description The company, where there is one */
            tenant: string;
            /** @enum {string} */
            type: "ldap" | "oidc" | "oauth2" | "feishu" | "dingtalk" | "wechat";
        };
        UserImport: {
            /** @description Of a preview: whether invitations are allowed */
            can_invite?: boolean;
            counts: {
                error: number;
                new: number;
                unchanged: number;
                update: number;
            };
            created: number;
            created_ids: number[];
            fields: ("username" | "name" | "email" | "phone" | "department" | "roles")[];
            /** @description Columns that are not imported; a password is one of them */
            ignored: string[];
            invalid: number;
            /** @description Of a preview: new people with an address */
            invitable?: number;
            invited: number;
            /** @enum {string} */
            mode: "preview" | "commit";
            /** @description Of a preview, to be sent with the commit */
            plan?: string;
            /** @description Of a commit, only those that were left out */
            rows: {
                /** @description Of an update: what its changes replace */
                before?: {
                    department?: string;
                    email?: string;
                    name?: string;
                    phone?: string;
                    roles?: string;
                    username?: string;
                };
                cells: {
                    department?: string;
                    email?: string;
                    name?: string;
                    phone?: string;
                    roles?: string;
                    username?: string;
                };
                errors: {
                    /** @enum {string} */
                    field: "username" | "name" | "email" | "phone" | "department" | "roles";
                    message: string;
                }[];
                /** @enum {string} */
                outcome: "new" | "update" | "unchanged" | "error";
                /** @description As the spreadsheet counts: the head is row 1 */
                row: number;
            }[];
            total: number;
            uninvited: {
                id: number;
                /** @enum {string} */
                result: "invited" | "no_address" | "not_pending" | "too_often" | "beyond" | "not_found";
                username: string;
            }[];
            updated: number;
            valid: number;
        };
        UserPermissions: {
            explain?: components["schemas"]["PermissionExplanation"];
            permissions: string[];
            role_codes: string[];
            /** @description Those of the roles that are taken back at a time */
            temporary_roles: {
                code: string;
                /** Format: date-time */
                ends_at: string;
                id: number;
                name: string;
            }[];
        };
        WebhookSecret: {
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            id: number;
        };
        Workflow: components["schemas"]["WorkflowBrief"] & {
            /** @description The same as a BPMN 2.0 file; empty where it cannot be drawn */
            bpmn_xml: string;
            callbacks: {
                /** @default {} */
                config?: {
                    [key: string]: components["schemas"]["Json"];
                };
                /** @enum {string} */
                on: "approved" | "rejected";
                /** @enum {string} */
                type: "webhook" | "job" | "flow" | "config" | "notify" | "grant_role";
            }[];
            edges: {
                condition?: string | null;
                /** @default false */
                default?: boolean;
                id?: string;
                name?: string;
                source: string;
                target: string;
            }[];
            form_schema: components["schemas"]["FormSchema"];
            nodes: components["schemas"]["WorkflowNode"][];
            options: {
                /** @default 30 */
                urge_minutes?: number;
                /** @default 0 */
                withdraw_days?: number;
            };
            /** @description What keeps it from being published */
            problems: components["schemas"]["WorkflowProblem"][];
        };
        WorkflowBrief: {
            category: string;
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            department_id: number | null;
            description: string;
            id: number;
            name: string;
            /** @description The edit lock */
            revision: number;
            /** @enum {string} */
            status: "draft" | "published" | "archived";
            /** Format: date-time */
            updated_at: string;
            /** @description The one that is published; 0 before the first */
            version: number;
        };
        WorkflowNode: {
            /** @default {} */
            config?: {
                form_rights?: {
                    [key: string]: "write" | "read" | "hidden";
                };
            };
            id: string;
            name?: string;
            /** @enum {string} */
            type: "start";
        } | {
            /** @default {} */
            config?: {
                /**
                 * @default user
                 * @enum {string}
                 */
                approver_type?: "user" | "role" | "supervisor" | "initiator_choice" | "previous_choice" | "form_field" | "initiator" | "expression";
                assign_to?: number | null;
                /** @default {} */
                choice?: {
                    /** @default [] */
                    role_ids?: number[];
                    /** @default [] */
                    user_ids?: number[];
                };
                expression?: string | null;
                field?: string | null;
                /** @default {} */
                form_rights?: {
                    [key: string]: "write" | "read" | "hidden";
                };
                /** @default 1 */
                level?: number;
                /**
                 * @default only
                 * @enum {string}
                 */
                levels?: "only" | "up_to" | "all";
                /**
                 * @default all
                 * @enum {string}
                 */
                mode?: "all" | "any" | "ratio" | "sequential";
                /**
                 * @default ask
                 * @enum {string}
                 */
                on_duplicate?: "ask" | "skip_consecutive" | "skip_any";
                /**
                 * @default approve
                 * @enum {string}
                 */
                on_empty?: "approve" | "reject" | "assign" | "admin";
                /**
                 * @default restart
                 * @enum {string}
                 */
                on_return?: "restart" | "resume";
                /**
                 * @default allow
                 * @enum {string}
                 */
                on_self?: "allow" | "skip" | "superior";
                ratio?: number | null;
                /** @default false */
                ratio_inclusive?: boolean;
                role_id?: number | null;
                timeout?: number | {
                    /**
                     * @default none
                     * @enum {string}
                     */
                    action?: "none" | "approve" | "reject" | "transfer" | "escalate";
                    calendar_id?: number | null;
                    /** @default 0 */
                    remind?: number;
                    seconds: number;
                    to_user_id?: number | null;
                } | null;
                /** @default [] */
                user_ids?: number[];
                /** @default false */
                veto?: boolean;
            };
            id: string;
            name?: string;
            /** @enum {string} */
            type: "approval";
        } | {
            /** @default {} */
            config?: {
                /**
                 * @default user
                 * @enum {string}
                 */
                approver_type?: "user" | "role" | "supervisor" | "initiator_choice" | "previous_choice" | "form_field" | "initiator" | "expression";
                expression?: string | null;
                field?: string | null;
                form_rights?: {
                    [key: string]: "write" | "read" | "hidden";
                };
                /** @default 1 */
                level?: number;
                /**
                 * @default only
                 * @enum {string}
                 */
                levels?: "only" | "up_to" | "all";
                role_id?: number | null;
                /** @default [] */
                user_ids?: number[];
            };
            id: string;
            name?: string;
            /** @enum {string} */
            type: "cc";
        } | {
            /** @default {} */
            config?: {
                /**
                 * @default first
                 * @enum {string}
                 */
                takes?: "first" | "every";
            };
            id: string;
            name?: string;
            /** @enum {string} */
            type: "condition";
        } | {
            /** @default {} */
            config?: Record<string, never>;
            id: string;
            name?: string;
            /** @enum {string} */
            type: "parallel";
        } | {
            config: {
                edges?: {
                    condition?: string | null;
                    /** @default false */
                    default?: boolean;
                    id?: string;
                    name?: string;
                    source: string;
                    target: string;
                }[];
                for_each?: string | null;
                nodes?: components["schemas"]["WorkflowNode"][];
                workflow_id?: number | null;
            };
            id: string;
            name?: string;
            /** @enum {string} */
            type: "subprocess";
        } | {
            config: {
                calendar_id?: number | null;
                seconds: number;
            };
            id: string;
            name?: string;
            /** @enum {string} */
            type: "wait";
        } | {
            config: {
                /** @default {} */
                config?: {
                    [key: string]: components["schemas"]["Json"];
                };
                /** @enum {string} */
                type: "webhook" | "job" | "flow" | "config" | "notify" | "grant_role";
            };
            id: string;
            name?: string;
            /** @enum {string} */
            type: "service";
        } | {
            /** @default {} */
            config?: Record<string, never>;
            id: string;
            name?: string;
            /** @enum {string} */
            type: "end";
        };
        WorkflowProblem: {
            /** @description The node, the edge as source→target, or a callback as callbacks.0; empty for the whole */
            element_id: string;
            message: string;
            rule: string;
        };
        WorkflowVersion: {
            /** Format: date-time */
            created_at: string;
            created_by: number | null;
            created_by_name: string | null;
            is_current: boolean;
            version: number;
        };
        WorkflowVersionDetail: components["schemas"]["WorkflowVersion"] & {
            /** @description The same as a BPMN 2.0 file; empty where it cannot be drawn */
            bpmn_xml: string;
            callbacks: {
                /** @default {} */
                config?: {
                    [key: string]: components["schemas"]["Json"];
                };
                /** @enum {string} */
                on: "approved" | "rejected";
                /** @enum {string} */
                type: "webhook" | "job" | "flow" | "config" | "notify" | "grant_role";
            }[];
            edges: {
                condition?: string | null;
                /** @default false */
                default?: boolean;
                id?: string;
                name?: string;
                source: string;
                target: string;
            }[];
            form_schema: components["schemas"]["FormSchema"];
            nodes: components["schemas"]["WorkflowNode"][];
            options: {
                /** @default 30 */
                urge_minutes?: number;
                /** @default 0 */
                withdraw_days?: number;
            };
        };
    };
}
export type $defs = Record<string, never>;
export interface operations {
    get_alerts: {
        parameters: {
            query?: {
                from?: string;
                job_id?: number;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                reason?: "failed" | "timeout" | "not_started" | "not_finished" | "consecutive";
                /** @description Fields by comma, - for descending: id, opened_at, recovered_at, ended_at, scheduled_at, reason, status */
                sort?: string;
                status?: "firing" | "recovered" | "closed";
                to?: string;
            };
        };
        responses: {
            /** @description Alerts of jobs, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["JobAlert"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_alerts_id_close: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Put an open alert aside by hand; nobody is told, and the same run or fire opens none again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["JobAlert"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_api_keys: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, name, created_at, expires_at, last_used_at */
                sort?: string;
                status?: "active" | "expired" | "revoked";
            };
        };
        responses: {
            /** @description My own API keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["ApiKey"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_api_keys: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    allowed_networks?: (string)[];
                    /** Format: date-time */
                    expires_at?: string;
                    name: string;
                    scopes: ("job:read" | "job:write" | "job:delete" | "job:trigger" | "job:backfill" | "job:script" | "calendar:read" | "calendar:write" | "calendar:delete" | "flow:read" | "flow:write" | "flow:delete" | "flow:trigger" | "flow:backfill" | "flow:operate" | "workflow:read" | "workflow:write" | "workflow:delete" | "workflow:publish" | "approval:read" | "approval:operate" | "run:read" | "run:cancel" | "scheduler:halt" | "alert:read" | "robot:read" | "robot:write" | "robot:delete" | "datasource:read" | "datasource:write" | "datasource:delete" | "user:read" | "user:write" | "user:export" | "role:read" | "role:write" | "department:read" | "department:write" | "session:read" | "session:delete" | "api-key:read" | "api-key:delete" | "identity-provider:read" | "identity-provider:write" | "setting:read" | "setting:write" | "message:read" | "message:secret" | "audit:read" | "login-log:read" | "data-change:read" | "executor:read" | "executor:drain" | "temporal:payload" | "metrics:read")[];
                };
            };
        };
        responses: {
            /** @description Make an API key with some of my own rights; the key is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["CreatedApiKey"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_api_keys_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One of my API keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApiKey"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_api_keys_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    allowed_networks?: (string)[];
                    name: string;
                    scopes: ("job:read" | "job:write" | "job:delete" | "job:trigger" | "job:backfill" | "job:script" | "calendar:read" | "calendar:write" | "calendar:delete" | "flow:read" | "flow:write" | "flow:delete" | "flow:trigger" | "flow:backfill" | "flow:operate" | "workflow:read" | "workflow:write" | "workflow:delete" | "workflow:publish" | "approval:read" | "approval:operate" | "run:read" | "run:cancel" | "scheduler:halt" | "alert:read" | "robot:read" | "robot:write" | "robot:delete" | "datasource:read" | "datasource:write" | "datasource:delete" | "user:read" | "user:write" | "user:export" | "role:read" | "role:write" | "department:read" | "department:write" | "session:read" | "session:delete" | "api-key:read" | "api-key:delete" | "identity-provider:read" | "identity-provider:write" | "setting:read" | "setting:write" | "message:read" | "message:secret" | "audit:read" | "login-log:read" | "data-change:read" | "executor:read" | "executor:drain" | "temporal:payload" | "metrics:read")[];
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Change name, rights and sources of one of my API keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApiKey"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_api_keys_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Revoke one of my API keys, for good */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApiKey"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_api_keys_id_revoke: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Revoke anyone’s API key, for good */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApiKey"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_api_keys_all: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, name, created_at, expires_at, last_used_at */
                sort?: string;
                status?: "active" | "expired" | "revoked";
                user_id?: number;
            };
        };
        responses: {
            /** @description Everyone’s API keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["ApiKey"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approval_hand_overs: {
        parameters: {
            query?: {
                from_user_id?: number;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, created_at, ended_at */
                sort?: string;
                status?: "running" | "done" | "failed" | "cancelled";
            };
        };
        responses: {
            /** @description Whose tasks were handed over to whom, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["ApprovalHandOver"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approval_hand_overs: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    from_user_id: number;
                    /** @default  */
                    reason?: string;
                    /** @default null */
                    to_user_id?: number | null;
                };
            };
        };
        responses: {
            /** @description Give all that somebody has to decide to another, or each task to the head above its request */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalHandOverDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approval_hand_overs_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One hand-over, with how far it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalHandOverDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approval_hand_overs_id_cancel: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description End a hand-over; what is handed over by then stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalHandOverDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approval_hand_overs_id_retry: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    to_user_id?: number | null;
                };
            };
        };
        responses: {
            /** @description Try again what failed or was not reached, for another person where one is named */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalHandOverDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approval_hand_overs_id_tasks: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id */
                sort?: string;
                status?: "waiting" | "done" | "skipped" | "failed";
            };
            path: {
                id: number;
            };
        };
        responses: {
            /** @description What came of each task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["HandedTask"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approval_hand_overs_preview: {
        parameters: {
            query: {
                from_user_id: number;
            };
        };
        responses: {
            /** @description What somebody has to decide, and where definitions name them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["HandOverPreview"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approval_proxies: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                scope?: "own" | "all";
                /** @description Fields by comma, - for descending: id, starts_at, ends_at, created_at */
                sort?: string;
                state?: "upcoming" | "current" | "ended";
                user_id?: number;
            };
        };
        responses: {
            /** @description Who decides for whom, and when; `scope=all` needs `approval:operate` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["ApprovalProxy"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approval_proxies: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    ends_at: string;
                    proxy_id: number;
                    /** @default  */
                    reason?: string;
                    /** Format: date-time */
                    starts_at: string;
                    user_id?: number;
                    /** @default [] */
                    workflow_ids?: number[];
                };
            };
        };
        responses: {
            /** @description Have somebody decide in one’s place for a while; for somebody else it needs `approval:operate` */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalProxy"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approval_proxies_id_end: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Take an arrangement back from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalProxy"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approval_statistics: {
        parameters: {
            query: {
                from: string;
                timezone?: string;
                to: string;
                workflow_id?: number;
            };
        };
        responses: {
            /** @description How many requests came and went in a period, and what they waited for, as far as the caller may see them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalStatistics"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approvals: {
        parameters: {
            query?: {
                applicant_id?: number;
                box?: "todo" | "done" | "mine" | "cc" | "all";
                business_id?: number | null;
                business_type?: string;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, created_at, title, status, submitted_at, ended_at */
                sort?: string;
                status?: "draft" | "pending" | "approved" | "rejected" | "cancelled";
                workflow_id?: number;
            };
        };
        responses: {
            /** @description The requests of one of the caller’s boxes; `all` needs the right to see everybody’s */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["ApprovalBrief"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    business_id?: number | null;
                    /** @default  */
                    business_type?: string;
                    /** @default false */
                    draft?: boolean;
                    /** @default {} */
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /**
                     * @description By node, whom the applicant chose
                     * @default {}
                     */
                    selected_approvers?: {
                        [key: string]: number[];
                    };
                    title: string;
                    workflow_id: number;
                };
            };
        };
        responses: {
            /** @description Hand in a request by a published definition, or keep it as a draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approvals_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One request with its tasks, its timeline, its diagram, and what the caller may do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_add_sign: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /**
                     * @default parallel
                     * @enum {string}
                     */
                    position?: "before" | "after" | "parallel";
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                    user_ids: number[];
                };
            };
        };
        responses: {
            /** @description Have others sign before, after or beside */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_approve: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    selected_approvers?: {
                        [key: string]: number[];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                    /** @description Whom the next node asks, where its approvers are chosen by the one before */
                    user_ids?: number[];
                };
            };
        };
        responses: {
            /** @description Agree */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_callbacks_callback_id_retry: {
        parameters: {
            path: {
                callback_id: number;
                id: number;
            };
        };
        responses: {
            /** @description Have a callback or service that failed tried again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_callbacks_callback_id_skip: {
        parameters: {
            path: {
                callback_id: number;
                id: number;
            };
        };
        responses: {
            /** @description Let a callback or service pass without it; needs the right to step into requests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_cc: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    user_ids: number[];
                };
            };
        };
        responses: {
            /** @description Let others read along */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_comment: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment: string;
                    /** @description Who is mentioned */
                    user_ids?: number[];
                };
            };
        };
        responses: {
            /** @description Say something without deciding */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_delegate: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                    to_user_id: number;
                };
            };
        };
        responses: {
            /** @description Have somebody advise; the task comes back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_discard: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                };
            };
        };
        responses: {
            /** @description Give up a draft, or what was returned */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approvals_id_drawing: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description The BPMN 2.0 file of the version that a request goes by; empty where it cannot be drawn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            bpmn_xml: string;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approvals_id_pdf: {
        parameters: {
            query?: {
                timezone?: string;
            };
            path: {
                id: number;
            };
        };
        responses: {
            /** @description The PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    post_approvals_id_reject: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                };
            };
        };
        responses: {
            /** @description Refuse */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_remove_sign: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                    user_ids: number[];
                };
            };
        };
        responses: {
            /** @description Take signers back whom the caller added */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_resubmit: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    selected_approvers?: {
                        [key: string]: number[];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Hand in a draft, or what was returned */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_retry: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Judge anew what could not be judged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_return: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                    /** @description Left out, the applicant */
                    to_node?: string;
                };
            };
        };
        responses: {
            /** @description Give back to an earlier node, or to the applicant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_transfer: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                    to_user_id: number;
                };
            };
        };
        responses: {
            /** @description Give the task to somebody else */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_urge: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                };
            };
        };
        responses: {
            /** @description Remind those who have to decide */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_id_withdraw: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    attachments?: number[];
                    comment?: string;
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @description Of several tasks of the caller, the one that is meant */
                    task_id?: number;
                };
            };
        };
        responses: {
            /** @description Take an own request back into a draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Approval"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_approvals_bulk_decide: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "approve" | "reject";
                    comment?: string;
                    items: {
                        id: number;
                        task_id?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Agree to or refuse several requests, each on its own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalBulk"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approvals_counts: {
        parameters: {
        };
        responses: {
            /** @description How many requests wait for the caller, and how many copies are not read yet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            cc_unread: number;
                            todo: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approvals_departments: {
        parameters: {
            query?: {
                /** @description Instead of looking for a name: those of these ids, with a comma between them, also who left */
                ids?: string;
                q?: string;
            };
        };
        responses: {
            /** @description Departments to name in a form: at most 20, each with the one above it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: {
                                above: string | null;
                                id: number;
                                name: string;
                            }[];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_approvals_people: {
        parameters: {
            query?: {
                /** @description Instead of looking for a name: those of these ids, with a comma between them, also who left */
                ids?: string;
                q?: string;
            };
        };
        responses: {
            /** @description People to name in a form, to hand a task to, to copy or to mention: at most 20, as far as rules of rows let the caller see them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Colleague"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_audit_logs: {
        parameters: {
            query?: {
                action?: "create" | "update" | "delete" | "read" | "export" | "execute";
                /** @description From this time on */
                from?: string;
                ip_address?: string;
                outcome?: "success" | "failed";
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                resource?: string;
                resource_id?: string;
                response_code?: number;
                /** @description Fields by comma, - for descending: created_at, duration, response_code, user_name */
                sort?: string;
                /** @description Before this time */
                to?: string;
                trace_id?: string;
                user_id?: number;
                user_name?: string;
            };
        };
        responses: {
            /** @description What was asked of the platform, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["AuditLog"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_activate: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivateInput"];
            };
        };
        responses: {
            /** @description Open the account of a link; an invited user chooses a password with it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            username: string;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_contact: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "email";
                    /** Format: email */
                    value: string;
                } | {
                    /** @enum {string} */
                    kind: "phone";
                    value: string;
                };
            };
        };
        responses: {
            /** @description Send a code to the address or number at which I want to be reached from now on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SentCode"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_contact_confirm: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    contact: {
                        /** @enum {string} */
                        kind: "email";
                        /** Format: email */
                        value: string;
                    } | {
                        /** @enum {string} */
                        kind: "phone";
                        value: string;
                    };
                };
            };
        };
        responses: {
            /** @description With the code that came there: take the new address or number over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["User"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_auth_identities: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, created_at, last_used_at */
                sort?: string;
            };
        };
        responses: {
            /** @description The identities at providers that are linked to my account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["UserIdentity"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_identities: {
        parameters: {
        };
        responses: {
            /** @description Link the identity that this browser came back with to the account that signed in after that */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["UserIdentity"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_auth_identities_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Unlink one of my identities; not the last way in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_identities_link: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    provider: string;
                };
            };
        };
        responses: {
            /** @description Where to go to link an identity to my account; needs a fresh sign-in with the password */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            url: string;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_language: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    language: "zh" | "en";
                };
            };
        };
        responses: {
            /** @description The language in which I want to get messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_login: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @description Code of the directory that knows the password */
                    provider?: string;
                    username: string;
                };
            };
        };
        responses: {
            /** @description Sign in with username and password; who has a second factor gets a token for the second step */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Tokens"] | components["schemas"]["MfaChallenge"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_login_room: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Left out: the cookie of a sign-in that came back from a provider */
                    room_token?: string;
                    /** @description Left out: only asks again whether there is a place */
                    session_id?: number;
                };
            };
        };
        responses: {
            /** @description End one of my sessions, as a sign-in refused for want of a place offered, and go on with it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Tokens"] | components["schemas"]["MfaChallenge"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_logout: {
        parameters: {
        };
        requestBody?: {
            content: {
                "application/json": {
                    refresh_token?: string;
                };
            };
        };
        responses: {
            /** @description End the session of the bearer token, refresh token or cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_auth_me: {
        parameters: {
        };
        responses: {
            /** @description Who I am and what I may do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Me"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_mfa_bind: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    code?: string;
                    /** @enum {string} */
                    method: "totp" | "sms" | "email";
                };
            };
        };
        responses: {
            /** @description Begin to bind a second factor; again with the code, bind it. Recovery codes come with the first one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["TotpOffer"] | components["schemas"]["SentCode"] | components["schemas"]["RecoveryCodes"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_mfa_challenge: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    method: "sms" | "email";
                    /** @description Of the sign-in */
                    mfa_token?: string;
                };
            };
        };
        responses: {
            /** @description Send a code: for the sign-in of the mfa_token, or to confirm the session of the bearer token */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SentCode"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_auth_mfa_factors: {
        parameters: {
        };
        responses: {
            /** @description My second factors, how many recovery codes are left, and what can be bound */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Factors"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_auth_mfa_factors_method: {
        parameters: {
            path: {
                method: "totp" | "sms" | "email";
            };
        };
        responses: {
            /** @description Remove one of my factors; my trusted devices are forgotten, and with the last factor the recovery codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_auth_mfa_pending: {
        parameters: {
        };
        responses: {
            /** @description The second step that a sign-in by redirect left to do; its token stays in a cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["PendingMfa"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_mfa_recovery_codes: {
        parameters: {
        };
        responses: {
            /** @description New recovery codes; the old ones are void */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["RecoveryCodes"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_auth_mfa_trusted_devices: {
        parameters: {
        };
        responses: {
            /** @description Devices that I am asked for no second factor on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["TrustedDevice"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_auth_mfa_trusted_devices_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Trust one of my devices no longer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_mfa_verify: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the method; with `password` the password */
                    code: string;
                    /** @enum {string} */
                    method: "totp" | "sms" | "email" | "recovery" | "password";
                    /** @description Of the sign-in */
                    mfa_token?: string;
                    /**
                     * @description Ask this browser for no code for some days
                     * @default false
                     */
                    trust_device?: boolean;
                };
            };
        };
        responses: {
            /** @description The second step of a sign-in; with a bearer token and without mfa_token it confirms the session instead */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Tokens"] | components["schemas"]["Confirmation"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_auth_options: {
        parameters: {
        };
        responses: {
            /** @description What the sign-in page offers, and what a new password has to fulfil */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["AuthOptions"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_password_change: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    new_password: string;
                    old_password: string;
                };
            };
        };
        responses: {
            /** @description Change my password; my other sessions end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_password_forgot: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordInput"];
            };
        };
        responses: {
            /** @description Send what sets a forgotten password anew: a link by e-mail, a code by text message, to an account if there is one */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_password_reset: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordInput"];
            };
        };
        responses: {
            /** @description Set a password anew by the token of a link or by a code; every session ends */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_refresh: {
        parameters: {
        };
        requestBody?: {
            content: {
                "application/json": {
                    refresh_token?: string;
                };
            };
        };
        responses: {
            /** @description Trade a refresh token for a new one and an access token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Tokens"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_register: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterInput"];
            };
        };
        responses: {
            /** @description Register; whether anything came of it is told only to the e-mail address */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_auth_sessions: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, username, started_at, last_active_at */
                sort?: string;
            };
        };
        responses: {
            /** @description Where I am signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Session"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_auth_sessions: {
        parameters: {
        };
        responses: {
            /** @description Sign me out everywhere else */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            ended: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_auth_sessions_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Sign one of my sessions out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            ended: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_auth_sso_pending: {
        parameters: {
        };
        responses: {
            /** @description What is still missing after this browser came back from a provider; a token for the second factor comes once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            label: string;
                            provider: {
                                code: string;
                                name: string;
                            };
                        } | null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_auth_sso_pending: {
        parameters: {
        };
        responses: {
            /** @description Forget what this browser came back with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_backfills: {
        parameters: {
            query?: {
                job_id?: number;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, created_at, ended_at, status, total */
                sort?: string;
                status?: "running" | "paused" | "success" | "failed" | "cancelled";
            };
        };
        responses: {
            /** @description Backfills of all jobs, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Backfill"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_backfills_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One backfill with its progress */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["BackfillDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_backfills_id_cancel: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Begin nothing more, ever, and cancel what runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["BackfillDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_backfills_id_pause: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Begin nothing more until it is resumed; what runs goes on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["BackfillDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_backfills_id_resume: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Go on where it was paused */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["BackfillDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_calendars: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, name, created_at, updated_at */
                sort?: string;
            };
        };
        responses: {
            /** @description Calendars */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Calendar"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_calendars: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    holidays?: string[];
                    name: string;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default [
                     *       6,
                     *       7
                     *     ]
                     */
                    weekends?: number[];
                    /** @default [] */
                    workdays?: string[];
                };
            };
        };
        responses: {
            /** @description Create a calendar */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Calendar"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_calendars_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One calendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Calendar"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_calendars_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    holidays?: string[];
                    name: string;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    version?: number;
                    /**
                     * @default [
                     *       6,
                     *       7
                     *     ]
                     */
                    weekends?: number[];
                    /** @default [] */
                    workdays?: string[];
                };
            };
        };
        responses: {
            /** @description Replace a calendar; all jobs that go by it follow at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Calendar"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_calendars_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete a calendar that no job goes by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_data_change_logs: {
        parameters: {
            query?: {
                action?: "insert" | "update" | "delete";
                /** @description From this time on */
                from?: string;
                operator_id?: number;
                operator_name?: string;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                record_id?: string;
                /** @description Fields by comma, - for descending: created_at, table_name, operator_name */
                sort?: string;
                table_name?: string;
                /** @description Before this time */
                to?: string;
                trace_id?: string;
            };
        };
        responses: {
            /** @description What became different in the data, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["DataChangeLog"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_datasources: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, name, type, host, created_at, updated_at */
                sort?: string;
                type?: "postgresql" | "mysql";
                usable?: "true";
            };
        };
        responses: {
            /** @description The data sources that one may use, for whoever manages them all; passwords are never shown */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Datasource"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_datasources: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    allowed_department_ids?: number[];
                    /** @default [] */
                    allowed_role_ids?: number[];
                    database_name: string;
                    /**
                     * @default {
                     *       "ssl_mode": "disable",
                     *       "connect_timeout": 10,
                     *       "read_only": false,
                     *       "multiple_statements": false
                     *     }
                     */
                    extra_config?: {
                        /** @enum {string|null} */
                        charset?: "utf8mb4" | "utf8" | "gbk" | "gb18030" | "latin1" | null;
                        /** @default 10 */
                        connect_timeout?: number;
                        /** @default false */
                        multiple_statements?: boolean;
                        /** @default false */
                        read_only?: boolean;
                        ssl_ca?: string | null;
                        /**
                         * @default disable
                         * @enum {string}
                         */
                        ssl_mode?: "disable" | "require" | "verify_full";
                    };
                    host: string;
                    name: string;
                    password?: string | null;
                    /**
                     * @default {
                     *       "max": 5
                     *     }
                     */
                    pool?: {
                        /** @default 5 */
                        max?: number;
                    };
                    port?: number | null;
                    /** @enum {string} */
                    type: "postgresql" | "mysql";
                    username: string;
                };
            };
        };
        responses: {
            /** @description Set up a data source */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Datasource"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_datasources_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One data source */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["DatasourceDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_datasources_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    allowed_department_ids?: number[];
                    /** @default [] */
                    allowed_role_ids?: number[];
                    database_name: string;
                    /**
                     * @default {
                     *       "ssl_mode": "disable",
                     *       "connect_timeout": 10,
                     *       "read_only": false,
                     *       "multiple_statements": false
                     *     }
                     */
                    extra_config?: {
                        /** @enum {string|null} */
                        charset?: "utf8mb4" | "utf8" | "gbk" | "gb18030" | "latin1" | null;
                        /** @default 10 */
                        connect_timeout?: number;
                        /** @default false */
                        multiple_statements?: boolean;
                        /** @default false */
                        read_only?: boolean;
                        ssl_ca?: string | null;
                        /**
                         * @default disable
                         * @enum {string}
                         */
                        ssl_mode?: "disable" | "require" | "verify_full";
                    };
                    host: string;
                    name: string;
                    password?: string | null;
                    /**
                     * @default {
                     *       "max": 5
                     *     }
                     */
                    pool?: {
                        /** @default 5 */
                        max?: number;
                    };
                    port?: number | null;
                    /** @enum {string} */
                    type: "postgresql" | "mysql";
                    username: string;
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Replace a data source; a password left out stays, unless it would go elsewhere */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Datasource"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_datasources_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete a data source that no job uses */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_datasources_id_test: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Connect and sign in, as a job would */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["DatasourceTest"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_departments: {
        parameters: {
        };
        responses: {
            /** @description The tree of departments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["DepartmentNode"][];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_departments: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    head_user_id?: number | null;
                    name: string;
                    parent_id?: number | null;
                    /** @default 0 */
                    sort?: number;
                };
            };
        };
        responses: {
            /** @description Create a department */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Department"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_departments_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One department */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Department"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_departments_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    head_user_id?: number | null;
                    name: string;
                    parent_id?: number | null;
                    /** @default 0 */
                    sort?: number;
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Replace a department, or move it below another one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Department"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_departments_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete an empty department */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_directory_syncs: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                provider_id?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, created_at, finished_at, status */
                sort?: string;
                status?: "reading" | "waiting" | "applying" | "done" | "failed" | "cancelled";
            };
        };
        responses: {
            /** @description Syncs of directories, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["DirectorySync"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_directory_syncs_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One sync, with how many changes of which kind came to what */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["DirectorySyncDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_directory_syncs_id_cancel: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description End a sync; what is applied by then stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["DirectorySyncDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_directory_syncs_id_changes: {
        parameters: {
            query?: {
                action?: "create" | "link" | "update" | "move" | "enable" | "disable" | "remove";
                kind?: "department" | "person";
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, label, action, status */
                sort?: string;
                status?: "planned" | "applied" | "skipped" | "failed";
            };
            path: {
                id: number;
            };
        };
        responses: {
            /** @description What a sync changes, in the order in which it does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["DirectoryChange"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_directory_syncs_id_confirm: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Apply the changes of a sync that waits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["DirectorySyncDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_executor_attempts_claim: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    attempt: number;
                    run_id: number;
                    /** Format: date-time */
                    scheduled_at: string;
                };
            };
        };
        responses: {
            /** @description Take an attempt up: what to run, with every placeholder filled in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            claim: number;
                            config: {
                                /** @default [] */
                                args?: string[];
                                /** @default {} */
                                env?: {
                                    [key: string]: string;
                                };
                                script: string;
                                secrets?: string[];
                                /** @default {} */
                                workdir_files?: {
                                    [key: string]: string;
                                };
                            };
                            idempotency_key: string;
                            /** @enum {string} */
                            job_type: "shell" | "python";
                            secrets: string[];
                            shard_index?: number;
                            shard_total?: number;
                            timeout: number;
                            timezone: string;
                            traceparent: string;
                        } | {
                            refusal: {
                                en: string;
                                zh: string;
                            };
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_executor_attempts_output: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    attempt: number;
                    chunks: {
                        content: string;
                        sequence: number;
                        /** @enum {string} */
                        stream: "stdout" | "stderr" | "system";
                    }[];
                    claim: number;
                    run_id: number;
                    /** Format: date-time */
                    scheduled_at: string;
                };
            };
        };
        responses: {
            /** @description Append output; the same chunks again do no harm */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            position: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_executor_heartbeat: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    group: string;
                    host: string;
                    running: number;
                    slots?: number;
                    /** Format: date-time */
                    started_at: string;
                    /** @enum {string} */
                    status: "live" | "draining" | "gone";
                };
            };
        };
        responses: {
            /** @description Say that this executor lives, and how much it carries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            drain: boolean;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_executors: {
        parameters: {
            query?: {
                group?: string;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, instance, group, running, started_at, last_seen_at */
                sort?: string;
                status?: "live" | "draining" | "gone";
            };
        };
        responses: {
            /** @description Executors: who runs scripts, and how much each carries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Executor"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_executors_id_drain: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Take no new work; what runs goes on to its end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Executor"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_executors_id_resume: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Take work again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Executor"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_executors_groups: {
        parameters: {
        };
        responses: {
            /** @description Groups that have an executor, and how much those that take work carry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ExecutorGroups"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_files: {
        parameters: {
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    /** @enum {string} */
                    purpose: "attachment" | "image" | "import";
                };
            };
        };
        responses: {
            /** @description Upload a file; a record that does not claim it within a day loses it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            content_type: string;
                            id: number;
                            name: string;
                            size: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_files_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description The content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    get_flow_runs_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description A run of a flow with its nodes; as an event stream, also what becomes of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FlowRunDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_flow_runs_id_cancel: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Begin nothing more, ever, and stop what runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FlowRunDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_flow_runs_id_nodes_node_confirm: {
        parameters: {
            path: {
                id: number;
                node: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    comment?: string;
                    /** @enum {string} */
                    outcome: "confirm" | "reject";
                };
            };
        };
        responses: {
            /** @description Confirm or reject what a run waits for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FlowRunDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_flow_runs_id_nodes_node_items: {
        parameters: {
            path: {
                id: number;
                node: string;
            };
        };
        responses: {
            /** @description Of a node that is done for each of a list: each time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["FlowRunNode"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_flow_runs_id_nodes_node_mark_success: {
        parameters: {
            path: {
                id: number;
                node: string;
            };
        };
        responses: {
            /** @description Let a node count as successful, whatever it came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FlowRunDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_flow_runs_id_nodes_node_retry: {
        parameters: {
            path: {
                id: number;
                node: string;
            };
        };
        responses: {
            /** @description Do a node that failed once more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FlowRunDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_flow_runs_id_nodes_node_skip: {
        parameters: {
            path: {
                id: number;
                node: string;
            };
        };
        responses: {
            /** @description Leave a node out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FlowRunDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_flow_runs_id_pause: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Begin nothing more until it is resumed; what runs goes on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FlowRunDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_flow_runs_id_rerun: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    from: "failed" | string[];
                    params?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                };
            };
        };
        responses: {
            /** @description Run the flow once more from some nodes, or from those that failed; what succeeded elsewhere is kept */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["StartedRun"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_flow_runs_id_resume: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Go on where it was paused */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FlowRunDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_identity_providers: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, code, name, type, status, created_at, updated_at */
                sort?: string;
                status?: "enabled" | "disabled";
                type?: "ldap" | "oidc" | "oauth2" | "feishu" | "dingtalk" | "wechat";
            };
        };
        responses: {
            /** @description The ways to sign in besides our own passwords; secrets are never shown */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["IdentityProvider"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_identity_providers: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        /** @default [] */
                        allowed_groups?: string[];
                        base_dn: string;
                        bind_dn?: string | null;
                        ca_certificate?: string | null;
                        /** @default (objectClass=organizationalUnit) */
                        department_filter?: string;
                        /** @default mail */
                        email_attribute?: string;
                        group_base_dn?: string | null;
                        /** @default (|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup)(objectClass=group)) */
                        group_filter?: string;
                        /** @default entryUUID */
                        id_attribute?: string;
                        /**
                         * @default openldap
                         * @enum {string}
                         */
                        kind?: "openldap" | "active_directory";
                        /** @default cn */
                        name_attribute?: string;
                        /** @default (objectClass=inetOrgPerson) */
                        people_filter?: string;
                        /** @default mobile */
                        phone_attribute?: string;
                        /** @default [] */
                        role_map?: {
                            group: string;
                            role_ids: number[];
                        }[];
                        server_name?: string | null;
                        /** @default true */
                        start_tls?: boolean;
                        /** @default {} */
                        sync?: {
                            /** @default true */
                            create_users?: boolean;
                            daily_at?: string | null;
                            /** @default 10 */
                            max_disable_percent?: number;
                            /**
                             * @default confirm
                             * @enum {string}
                             */
                            mode?: "confirm" | "auto";
                            /** @default true */
                            sync_departments?: boolean;
                            /** @default Asia/Shanghai */
                            timezone?: string;
                        };
                        /** @default 10 */
                        timeout_seconds?: number;
                        /** Format: uri */
                        url: string;
                        user_dn_template?: string | null;
                        /** @default (&(objectClass=inetOrgPerson)(uid={username})) */
                        user_filter?: string;
                        /** @default uid */
                        username_attribute?: string;
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "ldap";
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        client_id: string;
                        /** Format: uri */
                        issuer: string;
                        max_auth_minutes?: number | null;
                        /** @default openid profile email */
                        scope?: string;
                        tenant_claim?: string | null;
                        /**
                         * @default client_secret_basic
                         * @enum {string}
                         */
                        token_auth?: "client_secret_basic" | "client_secret_post" | "none";
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "oidc";
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        /** Format: uri */
                        authorization_url: string;
                        client_id: string;
                        /** Format: uri */
                        issuer?: string | null;
                        name_field?: string | null;
                        /** @default true */
                        pkce?: boolean;
                        /** @default  */
                        scope?: string;
                        /** @default id */
                        subject_field?: string;
                        tenant_field?: string | null;
                        /**
                         * @default client_secret_post
                         * @enum {string}
                         */
                        token_auth?: "client_secret_basic" | "client_secret_post";
                        /** Format: uri */
                        token_url: string;
                        /** Format: uri */
                        userinfo_url: string;
                        username_field?: string | null;
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "oauth2";
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        /**
                         * Format: uri
                         * @default https://accounts.feishu.cn
                         */
                        accounts_url?: string;
                        /**
                         * Format: uri
                         * @default https://open.feishu.cn
                         */
                        api_url?: string;
                        cards?: boolean;
                        client_id: string;
                        root_department?: string | null;
                        /** @default  */
                        scope?: string;
                        /** @default {} */
                        sync?: {
                            /** @default true */
                            create_users?: boolean;
                            daily_at?: string | null;
                            /** @default 10 */
                            max_disable_percent?: number;
                            /**
                             * @default confirm
                             * @enum {string}
                             */
                            mode?: "confirm" | "auto";
                            /** @default true */
                            sync_departments?: boolean;
                            /** @default Asia/Shanghai */
                            timezone?: string;
                        };
                        /**
                         * @default v3
                         * @enum {string}
                         */
                        token_version?: "v3" | "v2";
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "feishu";
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        /**
                         * Format: uri
                         * @default https://api.dingtalk.com
                         */
                        api_url?: string;
                        card_template_id?: string | null;
                        cards?: boolean;
                        client_id: string;
                        /**
                         * Format: uri
                         * @default https://login.dingtalk.com
                         */
                        login_url?: string;
                        /**
                         * Format: uri
                         * @default https://oapi.dingtalk.com
                         */
                        oapi_url?: string;
                        root_department?: string | null;
                        /** @default {} */
                        sync?: {
                            /** @default true */
                            create_users?: boolean;
                            daily_at?: string | null;
                            /** @default 10 */
                            max_disable_percent?: number;
                            /**
                             * @default confirm
                             * @enum {string}
                             */
                            mode?: "confirm" | "auto";
                            /** @default true */
                            sync_departments?: boolean;
                            /** @default Asia/Shanghai */
                            timezone?: string;
                        };
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "dingtalk";
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        agent_id: string;
                        /**
                         * Format: uri
                         * @default https://qyapi.weixin.qq.com
                         */
                        api_url?: string;
                        cards?: boolean;
                        corp_id: string;
                        /**
                         * Format: uri
                         * @default https://login.work.weixin.qq.com
                         */
                        login_url?: string;
                        root_department?: string | null;
                        /** @default {} */
                        sync?: {
                            /** @default true */
                            create_users?: boolean;
                            daily_at?: string | null;
                            /** @default 10 */
                            max_disable_percent?: number;
                            /**
                             * @default confirm
                             * @enum {string}
                             */
                            mode?: "confirm" | "auto";
                            /** @default true */
                            sync_departments?: boolean;
                            /** @default Asia/Shanghai */
                            timezone?: string;
                        };
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "wechat";
                };
            };
        };
        responses: {
            /** @description Set up a provider */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["IdentityProvider"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_identity_providers_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One provider */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["IdentityProvider"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_identity_providers_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        /** @default [] */
                        allowed_groups?: string[];
                        base_dn: string;
                        bind_dn?: string | null;
                        ca_certificate?: string | null;
                        /** @default (objectClass=organizationalUnit) */
                        department_filter?: string;
                        /** @default mail */
                        email_attribute?: string;
                        group_base_dn?: string | null;
                        /** @default (|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup)(objectClass=group)) */
                        group_filter?: string;
                        /** @default entryUUID */
                        id_attribute?: string;
                        /**
                         * @default openldap
                         * @enum {string}
                         */
                        kind?: "openldap" | "active_directory";
                        /** @default cn */
                        name_attribute?: string;
                        /** @default (objectClass=inetOrgPerson) */
                        people_filter?: string;
                        /** @default mobile */
                        phone_attribute?: string;
                        /** @default [] */
                        role_map?: {
                            group: string;
                            role_ids: number[];
                        }[];
                        server_name?: string | null;
                        /** @default true */
                        start_tls?: boolean;
                        /** @default {} */
                        sync?: {
                            /** @default true */
                            create_users?: boolean;
                            daily_at?: string | null;
                            /** @default 10 */
                            max_disable_percent?: number;
                            /**
                             * @default confirm
                             * @enum {string}
                             */
                            mode?: "confirm" | "auto";
                            /** @default true */
                            sync_departments?: boolean;
                            /** @default Asia/Shanghai */
                            timezone?: string;
                        };
                        /** @default 10 */
                        timeout_seconds?: number;
                        /** Format: uri */
                        url: string;
                        user_dn_template?: string | null;
                        /** @default (&(objectClass=inetOrgPerson)(uid={username})) */
                        user_filter?: string;
                        /** @default uid */
                        username_attribute?: string;
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "ldap";
                    version?: number;
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        client_id: string;
                        /** Format: uri */
                        issuer: string;
                        max_auth_minutes?: number | null;
                        /** @default openid profile email */
                        scope?: string;
                        tenant_claim?: string | null;
                        /**
                         * @default client_secret_basic
                         * @enum {string}
                         */
                        token_auth?: "client_secret_basic" | "client_secret_post" | "none";
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "oidc";
                    version?: number;
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        /** Format: uri */
                        authorization_url: string;
                        client_id: string;
                        /** Format: uri */
                        issuer?: string | null;
                        name_field?: string | null;
                        /** @default true */
                        pkce?: boolean;
                        /** @default  */
                        scope?: string;
                        /** @default id */
                        subject_field?: string;
                        tenant_field?: string | null;
                        /**
                         * @default client_secret_post
                         * @enum {string}
                         */
                        token_auth?: "client_secret_basic" | "client_secret_post";
                        /** Format: uri */
                        token_url: string;
                        /** Format: uri */
                        userinfo_url: string;
                        username_field?: string | null;
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "oauth2";
                    version?: number;
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        /**
                         * Format: uri
                         * @default https://accounts.feishu.cn
                         */
                        accounts_url?: string;
                        /**
                         * Format: uri
                         * @default https://open.feishu.cn
                         */
                        api_url?: string;
                        cards?: boolean;
                        client_id: string;
                        root_department?: string | null;
                        /** @default  */
                        scope?: string;
                        /** @default {} */
                        sync?: {
                            /** @default true */
                            create_users?: boolean;
                            daily_at?: string | null;
                            /** @default 10 */
                            max_disable_percent?: number;
                            /**
                             * @default confirm
                             * @enum {string}
                             */
                            mode?: "confirm" | "auto";
                            /** @default true */
                            sync_departments?: boolean;
                            /** @default Asia/Shanghai */
                            timezone?: string;
                        };
                        /**
                         * @default v3
                         * @enum {string}
                         */
                        token_version?: "v3" | "v2";
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "feishu";
                    version?: number;
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        /**
                         * Format: uri
                         * @default https://api.dingtalk.com
                         */
                        api_url?: string;
                        card_template_id?: string | null;
                        cards?: boolean;
                        client_id: string;
                        /**
                         * Format: uri
                         * @default https://login.dingtalk.com
                         */
                        login_url?: string;
                        /**
                         * Format: uri
                         * @default https://oapi.dingtalk.com
                         */
                        oapi_url?: string;
                        root_department?: string | null;
                        /** @default {} */
                        sync?: {
                            /** @default true */
                            create_users?: boolean;
                            daily_at?: string | null;
                            /** @default 10 */
                            max_disable_percent?: number;
                            /**
                             * @default confirm
                             * @enum {string}
                             */
                            mode?: "confirm" | "auto";
                            /** @default true */
                            sync_departments?: boolean;
                            /** @default Asia/Shanghai */
                            timezone?: string;
                        };
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "dingtalk";
                    version?: number;
                } | {
                    /** @default [] */
                    allowed_tenants?: string[];
                    callback_secret?: string | null;
                    callback_token?: string | null;
                    code: string;
                    config: {
                        agent_id: string;
                        /**
                         * Format: uri
                         * @default https://qyapi.weixin.qq.com
                         */
                        api_url?: string;
                        cards?: boolean;
                        corp_id: string;
                        /**
                         * Format: uri
                         * @default https://login.work.weixin.qq.com
                         */
                        login_url?: string;
                        root_department?: string | null;
                        /** @default {} */
                        sync?: {
                            /** @default true */
                            create_users?: boolean;
                            daily_at?: string | null;
                            /** @default 10 */
                            max_disable_percent?: number;
                            /**
                             * @default confirm
                             * @enum {string}
                             */
                            mode?: "confirm" | "auto";
                            /** @default true */
                            sync_departments?: boolean;
                            /** @default Asia/Shanghai */
                            timezone?: string;
                        };
                    };
                    /** @default [] */
                    default_role_ids?: number[];
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    first_login?: "refuse" | "create" | "link";
                    name: string;
                    secret?: string | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @enum {string} */
                    type: "wechat";
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Replace a provider; a secret left out stays, unless the address that is given it changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["IdentityProvider"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_identity_providers_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete a provider and the identities linked through it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_identity_providers_id_sync: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Read the departments and people of a directory and work out what would change */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            /** @enum {boolean} */
                            deferred?: true;
                            sync_id: number;
                            trace_id: string;
                            workflow_id: string;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_identity_providers_id_test: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Try the addresses and the secret of a provider, step by step until one fails */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            ok: boolean;
                            steps: {
                                message: string;
                                name: string;
                                ok: boolean;
                            }[];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_identity_providers_id_test_card: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Bring the caller a card in the messenger, whose button tells whether the callback works */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            message: string;
                            ok: boolean;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_im_provider_door: {
        parameters: {
            path: {
                door: "cards" | "events";
                provider: string;
            };
        };
        responses: {
            /** @description As the messenger expects it: JSON, XML or text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    post_im_provider_door: {
        parameters: {
            path: {
                door: "cards" | "events";
                provider: string;
            };
        };
        responses: {
            /** @description As the messenger expects it: JSON, XML or text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    get_job_flows: {
        parameters: {
            query?: {
                include?: "runs";
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, name, created_at, updated_at, status, trigger_type */
                sort?: string;
                status?: "draft" | "enabled" | "disabled";
                tag?: string;
                trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
            };
        };
        responses: {
            /** @description Flows, without what they draw; with include=runs also the newest runs of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["FlowBrief"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_job_flows: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    bpmn_xml?: string;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    cron_expr?: string | null;
                    dag_config?: {
                        /** @default [] */
                        edges?: unknown[];
                        nodes: unknown[];
                    };
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    max_parallel?: number | null;
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /** @enum {string} */
                    status?: "draft" | "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 604800 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                };
            };
        };
        responses: {
            /** @description Create a flow; without a status it is enabled when its graph can be run */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Flow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_job_flows_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One flow in both of its forms */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Flow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_job_flows_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    bpmn_xml?: string;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    cron_expr?: string | null;
                    dag_config?: {
                        /** @default [] */
                        edges?: unknown[];
                        nodes: unknown[];
                    };
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    max_parallel?: number | null;
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    revision?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /** @enum {string} */
                    status?: "draft" | "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 604800 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                };
            };
        };
        responses: {
            /** @description Replace a flow; without either form of the graph, what is drawn stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Flow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_job_flows_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete a flow; its runs stay readable */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_job_flows_id_backfill: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 1 */
                    concurrency?: number;
                    /** @default false */
                    dry_run?: boolean;
                    /** Format: date-time */
                    end: string;
                    /**
                     * @default asc
                     * @enum {string}
                     */
                    order?: "asc" | "desc";
                    /** @default {} */
                    params?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @default true */
                    skip_successful?: boolean;
                    /** Format: date-time */
                    start: string;
                };
            };
        };
        responses: {
            /** @description Run a flow for each of its times in a range that has passed; with dry_run say only what would run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["BackfillPlan"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
            /** @description Run a flow for each of its times in a range that has passed; with dry_run say only what would run */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["BackfillDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_job_flows_id_export: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
        };
    };
    get_job_flows_id_node_history: {
        parameters: {
            query?: {
                before?: number;
            };
            path: {
                id: number;
            };
        };
        responses: {
            /** @description How long the nodes of a flow took in its newest runs, or in those before one of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["FlowNodeHistory"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_job_flows_id_pause: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Stop firing by itself until it is resumed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Flow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_job_flows_id_resume: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Fire by itself again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Flow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_job_flows_id_runs: {
        parameters: {
            query?: {
                from?: string;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, scheduled_at, duration */
                sort?: string;
                status?: "waiting" | "running" | "paused" | "success" | "failed" | "cancelled" | "timeout" | "skipped";
                to?: string;
                trigger?: "schedule" | "manual" | "backfill" | "flow" | "retry" | "callback";
            };
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Runs of a flow, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["FlowRun"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_job_flows_id_trigger: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default {} */
                    params?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** Format: date-time */
                    scheduled_at?: string;
                };
            };
        };
        responses: {
            /** @description Run a flow now, in the version that is published */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["StartedRun"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_job_flows_id_versions: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description The versions of a flow that were published, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["FlowVersion"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_job_flows_id_versions_version: {
        parameters: {
            path: {
                id: number;
                version: number;
            };
        };
        responses: {
            /** @description One version, in both of its forms, also of a flow that is deleted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FlowVersionDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_job_flows_import: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    bpmn_xml: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Make a draft of a BPMN 2.0 file; everything in it is kept, and what cannot be run is told by element */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Flow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_job_flows_validate: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    bpmn_xml?: string;
                    dag_config?: {
                        /** @default [] */
                        edges?: unknown[];
                        nodes: unknown[];
                    };
                    /** @description The flow that this is drawn for */
                    id?: number;
                };
            };
        };
        responses: {
            /** @description What keeps a flow from being run, element by element */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            /** @description As it came or, when nothing is wrong with the graph, drawn */
                            bpmn_xml?: string;
                            /** @description The graph, when its form is right, with what was left out */
                            dag_config?: {
                                /** @default [] */
                                edges?: {
                                    condition?: string;
                                    /** @enum {boolean} */
                                    default?: true;
                                    /**
                                     * @default success
                                     * @enum {string}
                                     */
                                    on?: "success" | "failure" | "always";
                                    source: string;
                                    target: string;
                                }[];
                                nodes: ({
                                    concurrency?: number;
                                    for_each?: string;
                                    id: string;
                                    inline?: {
                                        config: {
                                            body?: components["schemas"]["Json"];
                                            expect_json?: string;
                                            /** @default 200-299 */
                                            expect_status?: number | string | number[];
                                            follow_redirects?: boolean;
                                            /** @default {} */
                                            headers?: {
                                                [key: string]: string;
                                            };
                                            max_bytes?: number;
                                            /**
                                             * @default GET
                                             * @enum {string}
                                             */
                                            method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
                                            /** @default {} */
                                            query?: {
                                                [key: string]: string;
                                            };
                                            secrets?: string[];
                                            tls?: {
                                                ca?: string;
                                                /** @default true */
                                                verify?: boolean;
                                            };
                                            url: string;
                                        };
                                        /** @enum {string} */
                                        job_type: "http";
                                    } | {
                                        config: {
                                            /** @default [] */
                                            args?: string[];
                                            /** @default {} */
                                            env?: {
                                                [key: string]: string;
                                            };
                                            script: string;
                                            secrets?: string[];
                                            /** @default {} */
                                            workdir_files?: {
                                                [key: string]: string;
                                            };
                                        };
                                        /** @enum {string} */
                                        job_type: "shell";
                                    } | {
                                        config: {
                                            /** @default [] */
                                            args?: string[];
                                            /** @default {} */
                                            env?: {
                                                [key: string]: string;
                                            };
                                            script: string;
                                            secrets?: string[];
                                            /** @default {} */
                                            workdir_files?: {
                                                [key: string]: string;
                                            };
                                        };
                                        /** @enum {string} */
                                        job_type: "python";
                                    } | {
                                        config: {
                                            datasource_id: number;
                                            /** @default 1000 */
                                            max_rows?: number;
                                            /** @default {} */
                                            params?: {
                                                [key: string]: components["schemas"]["Json"];
                                            };
                                            secrets?: string[];
                                            sql: string;
                                        };
                                        /** @enum {string} */
                                        job_type: "sql";
                                    } | {
                                        config: {
                                            descriptor?: string;
                                            /** @default {} */
                                            message?: {
                                                [key: string]: components["schemas"]["Json"];
                                            };
                                            /** @default {} */
                                            metadata?: {
                                                [key: string]: string;
                                            };
                                            method: string;
                                            /** @enum {string} */
                                            protocol: "grpc";
                                            secrets?: string[];
                                            service: string;
                                            target: string;
                                            /** @default false */
                                            tls?: boolean | {
                                                ca?: string;
                                                server_name?: string;
                                            };
                                        } | {
                                            activity: string;
                                            /** @default [] */
                                            args?: components["schemas"]["Json"][];
                                            /** @enum {string} */
                                            protocol: "temporal";
                                            secrets?: string[];
                                            task_queue: string;
                                        };
                                        /** @enum {string} */
                                        job_type: "rpc";
                                    };
                                    job_id?: number;
                                    /**
                                     * @default all_success
                                     * @enum {string}
                                     */
                                    join?: "all_success" | "all_done" | "one_success" | "none_failed" | "one_failed";
                                    name?: string;
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    on_failure?: "fail" | "continue";
                                    outputs?: {
                                        [key: string]: "string" | "number" | "boolean" | "date" | "json";
                                    };
                                    /** @default {} */
                                    params?: {
                                        [key: string]: components["schemas"]["Json"];
                                    };
                                    retry_count?: number;
                                    timeout?: number;
                                    /** @enum {string} */
                                    type: "job";
                                } | {
                                    id: string;
                                    /**
                                     * @default all_success
                                     * @enum {string}
                                     */
                                    join?: "all_success" | "all_done" | "one_success" | "none_failed" | "one_failed";
                                    name?: string;
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    on_failure?: "fail" | "continue";
                                    /**
                                     * @default every
                                     * @enum {string}
                                     */
                                    takes?: "every" | "first";
                                    /** @enum {string} */
                                    type: "condition";
                                } | {
                                    id: string;
                                    /**
                                     * @default all_success
                                     * @enum {string}
                                     */
                                    join?: "all_success" | "all_done" | "one_success" | "none_failed" | "one_failed";
                                    name?: string;
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    on_failure?: "fail" | "continue";
                                    /** @enum {string} */
                                    type: "parallel";
                                } | {
                                    id: string;
                                    /**
                                     * @default all_success
                                     * @enum {string}
                                     */
                                    join?: "all_success" | "all_done" | "one_success" | "none_failed" | "one_failed";
                                    name?: string;
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    on_failure?: "fail" | "continue";
                                    seconds?: number;
                                    /** @enum {string} */
                                    type: "wait";
                                    /** Format: date-time */
                                    until?: string;
                                } | {
                                    concurrency?: number;
                                    flow_id: number;
                                    for_each?: string;
                                    id: string;
                                    /**
                                     * @default all_success
                                     * @enum {string}
                                     */
                                    join?: "all_success" | "all_done" | "one_success" | "none_failed" | "one_failed";
                                    name?: string;
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    on_failure?: "fail" | "continue";
                                    outputs?: {
                                        [key: string]: "string" | "number" | "boolean" | "date" | "json";
                                    };
                                    /** @default {} */
                                    params?: {
                                        [key: string]: components["schemas"]["Json"];
                                    };
                                    timeout?: number;
                                    /** @enum {string} */
                                    type: "flow";
                                } | {
                                    /** @default [] */
                                    assignee_ids?: number[];
                                    id: string;
                                    /** @default  */
                                    instructions?: string;
                                    /**
                                     * @default all_success
                                     * @enum {string}
                                     */
                                    join?: "all_success" | "all_done" | "one_success" | "none_failed" | "one_failed";
                                    name?: string;
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    on_failure?: "fail" | "continue";
                                    timeout?: number;
                                    /** @enum {string} */
                                    type: "manual";
                                } | {
                                    /**
                                     * @default [
                                     *       "in_app"
                                     *     ]
                                     */
                                    channels?: ("in_app" | "email")[];
                                    /** @default  */
                                    content?: string;
                                    id: string;
                                    /**
                                     * @default all_success
                                     * @enum {string}
                                     */
                                    join?: "all_success" | "all_done" | "one_success" | "none_failed" | "one_failed";
                                    name?: string;
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    on_failure?: "fail" | "continue";
                                    /** @default [] */
                                    recipient_ids?: number[];
                                    title: string;
                                    /** @enum {string} */
                                    type: "notify";
                                } | {
                                    id: string;
                                    /**
                                     * @default all_success
                                     * @enum {string}
                                     */
                                    join?: "all_success" | "all_done" | "one_success" | "none_failed" | "one_failed";
                                    name?: string;
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    on_failure?: "fail" | "continue";
                                    /** @default {} */
                                    params?: {
                                        [key: string]: components["schemas"]["Json"];
                                    };
                                    timeout?: number;
                                    title?: string;
                                    /** @enum {string} */
                                    type: "approval";
                                    workflow_id: number;
                                })[];
                            };
                            problems: components["schemas"]["FlowProblem"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_job_logs: {
        parameters: {
            query?: {
                backfill_id?: number;
                from?: string;
                is_outlier?: string;
                job_id?: number;
                page?: number;
                page_size?: number;
                parent_id?: number;
                /** @description Text to look for */
                q?: string;
                shards?: "hide";
                /** @description Fields by comma, - for descending: id, scheduled_at, start_time, end_time, duration, status */
                sort?: string;
                status?: "waiting" | "running" | "success" | "failed" | "timeout" | "cancelled" | "skipped";
                to?: string;
                trace_id?: string;
                trigger?: "schedule" | "manual" | "backfill" | "flow" | "retry" | "callback";
            };
        };
        responses: {
            /** @description Runs of all jobs, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["JobLog"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_job_logs_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One run with its attempts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["JobLogDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_job_logs_id_cancel: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Cancel a run; answers when it has stopped */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["JobLog"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_job_logs_id_output: {
        parameters: {
            query?: {
                /** @description Bytes of the whole output to pass over */
                offset?: number | null;
                stream?: "stdout" | "stderr" | "system";
            };
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Text so far, up to the position in X-OPS-Output-End; or events `output` {attempt, stream, at, text} and at last `end` {status}, or `closed` {code, reason, message} when the session or the right is gone. The id of an event is the position after it: Last-Event-ID goes on from there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                    "text/plain": string;
                };
            };
        };
    };
    post_job_logs_id_rerun: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    params?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                };
            };
        };
        responses: {
            /** @description Run once more for the same scheduled time, with the same or other parameters */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["StartedRun"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs: {
        parameters: {
            query?: {
                calendar_id?: number;
                executor_group?: string;
                include?: "runs";
                job_type?: "http" | "shell" | "python" | "sql" | "rpc";
                page?: number;
                page_size?: number;
                priority?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, name, created_at, updated_at, status, job_type, trigger_type */
                sort?: string;
                status?: "enabled" | "disabled";
                tag?: string;
                trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
            };
        };
        responses: {
            /** @description Jobs; with include=runs also the newest runs of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Job"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_jobs: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        body?: components["schemas"]["Json"];
                        expect_json?: string;
                        /** @default 200-299 */
                        expect_status?: number | string | number[];
                        follow_redirects?: boolean;
                        /** @default {} */
                        headers?: {
                            [key: string]: string;
                        };
                        max_bytes?: number;
                        /**
                         * @default GET
                         * @enum {string}
                         */
                        method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
                        /** @default {} */
                        query?: {
                            [key: string]: string;
                        };
                        secrets?: string[];
                        tls?: {
                            ca?: string;
                            /** @default true */
                            verify?: boolean;
                        };
                        url: string;
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "http";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        /** @default [] */
                        args?: string[];
                        /** @default {} */
                        env?: {
                            [key: string]: string;
                        };
                        script: string;
                        secrets?: string[];
                        /** @default {} */
                        workdir_files?: {
                            [key: string]: string;
                        };
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "shell";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        /** @default [] */
                        args?: string[];
                        /** @default {} */
                        env?: {
                            [key: string]: string;
                        };
                        script: string;
                        secrets?: string[];
                        /** @default {} */
                        workdir_files?: {
                            [key: string]: string;
                        };
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "python";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        datasource_id: number;
                        /** @default 1000 */
                        max_rows?: number;
                        /** @default {} */
                        params?: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        secrets?: string[];
                        sql: string;
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "sql";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        descriptor?: string;
                        /** @default {} */
                        message?: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        /** @default {} */
                        metadata?: {
                            [key: string]: string;
                        };
                        method: string;
                        /** @enum {string} */
                        protocol: "grpc";
                        secrets?: string[];
                        service: string;
                        target: string;
                        /** @default false */
                        tls?: boolean | {
                            ca?: string;
                            server_name?: string;
                        };
                    } | {
                        activity: string;
                        /** @default [] */
                        args?: components["schemas"]["Json"][];
                        /** @enum {string} */
                        protocol: "temporal";
                        secrets?: string[];
                        task_queue: string;
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "rpc";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                };
            };
        };
        responses: {
            /** @description Create a job */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Job"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Job"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_jobs_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        body?: components["schemas"]["Json"];
                        expect_json?: string;
                        /** @default 200-299 */
                        expect_status?: number | string | number[];
                        follow_redirects?: boolean;
                        /** @default {} */
                        headers?: {
                            [key: string]: string;
                        };
                        max_bytes?: number;
                        /**
                         * @default GET
                         * @enum {string}
                         */
                        method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
                        /** @default {} */
                        query?: {
                            [key: string]: string;
                        };
                        secrets?: string[];
                        tls?: {
                            ca?: string;
                            /** @default true */
                            verify?: boolean;
                        };
                        url: string;
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "http";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                    version?: number;
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        /** @default [] */
                        args?: string[];
                        /** @default {} */
                        env?: {
                            [key: string]: string;
                        };
                        script: string;
                        secrets?: string[];
                        /** @default {} */
                        workdir_files?: {
                            [key: string]: string;
                        };
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "shell";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                    version?: number;
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        /** @default [] */
                        args?: string[];
                        /** @default {} */
                        env?: {
                            [key: string]: string;
                        };
                        script: string;
                        secrets?: string[];
                        /** @default {} */
                        workdir_files?: {
                            [key: string]: string;
                        };
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "python";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                    version?: number;
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        datasource_id: number;
                        /** @default 1000 */
                        max_rows?: number;
                        /** @default {} */
                        params?: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        secrets?: string[];
                        sql: string;
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "sql";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                    version?: number;
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        descriptor?: string;
                        /** @default {} */
                        message?: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        /** @default {} */
                        metadata?: {
                            [key: string]: string;
                        };
                        method: string;
                        /** @enum {string} */
                        protocol: "grpc";
                        secrets?: string[];
                        service: string;
                        target: string;
                        /** @default false */
                        tls?: boolean | {
                            ca?: string;
                            server_name?: string;
                        };
                    } | {
                        activity: string;
                        /** @default [] */
                        args?: components["schemas"]["Json"][];
                        /** @enum {string} */
                        protocol: "temporal";
                        secrets?: string[];
                        task_queue: string;
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "rpc";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Replace a job; fields left out take their defaults */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Job"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_jobs_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete a job; its runs stay readable */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_jobs_id_backfill: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 1 */
                    concurrency?: number;
                    /** @default false */
                    dry_run?: boolean;
                    /** Format: date-time */
                    end: string;
                    /**
                     * @default asc
                     * @enum {string}
                     */
                    order?: "asc" | "desc";
                    /** @default {} */
                    params?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @default true */
                    skip_successful?: boolean;
                    /** Format: date-time */
                    start: string;
                };
            };
        };
        responses: {
            /** @description Run a job for each of its times in a range that has passed; with dry_run say only what would run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["BackfillPlan"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
            /** @description Run a job for each of its times in a range that has passed; with dry_run say only what would run */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["BackfillDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs_id_durations: {
        parameters: {
            query?: {
                days?: number;
            };
            path: {
                id: number;
            };
        };
        responses: {
            /** @description How long the successful runs of a job took, day by day; in milliseconds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["DayDurations"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs_id_logs: {
        parameters: {
            query?: {
                from?: string;
                is_outlier?: string;
                page?: number;
                page_size?: number;
                parent_id?: number;
                /** @description Text to look for */
                q?: string;
                shards?: "hide";
                /** @description Fields by comma, - for descending: id, scheduled_at, start_time, end_time, duration, status */
                sort?: string;
                status?: "waiting" | "running" | "success" | "failed" | "timeout" | "cancelled" | "skipped";
                to?: string;
                trace_id?: string;
                trigger?: "schedule" | "manual" | "backfill" | "flow" | "retry" | "callback";
            };
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Runs of one job, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["JobLog"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_jobs_id_pause: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Stop firing by itself until it is resumed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Job"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_jobs_id_resume: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Fire by itself again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Job"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_jobs_id_test: {
        parameters: {
            path: {
                id: number | null;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        body?: components["schemas"]["Json"];
                        expect_json?: string;
                        /** @default 200-299 */
                        expect_status?: number | string | number[];
                        follow_redirects?: boolean;
                        /** @default {} */
                        headers?: {
                            [key: string]: string;
                        };
                        max_bytes?: number;
                        /**
                         * @default GET
                         * @enum {string}
                         */
                        method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
                        /** @default {} */
                        query?: {
                            [key: string]: string;
                        };
                        secrets?: string[];
                        tls?: {
                            ca?: string;
                            /** @default true */
                            verify?: boolean;
                        };
                        url: string;
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "http";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        /** @default [] */
                        args?: string[];
                        /** @default {} */
                        env?: {
                            [key: string]: string;
                        };
                        script: string;
                        secrets?: string[];
                        /** @default {} */
                        workdir_files?: {
                            [key: string]: string;
                        };
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "shell";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        /** @default [] */
                        args?: string[];
                        /** @default {} */
                        env?: {
                            [key: string]: string;
                        };
                        script: string;
                        secrets?: string[];
                        /** @default {} */
                        workdir_files?: {
                            [key: string]: string;
                        };
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "python";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        datasource_id: number;
                        /** @default 1000 */
                        max_rows?: number;
                        /** @default {} */
                        params?: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        secrets?: string[];
                        sql: string;
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "sql";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                } | {
                    alert?: {
                        /**
                         * @default [
                         *       "in_app"
                         *     ]
                         */
                        channels?: ("in_app" | "email" | "dingtalk" | "feishu" | "wechat" | "webhook")[];
                        /** @default 3 */
                        consecutive?: number;
                        /** @default [] */
                        on?: ("failed" | "timeout" | "not_started" | "not_finished" | "consecutive")[];
                        /** @default [] */
                        recipients?: number[];
                        /** @default [] */
                        robot_ids?: number[];
                        /** Format: uri */
                        webhook_url?: string | null;
                    } | null;
                    /** @default false */
                    broadcast?: boolean;
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    config: {
                        descriptor?: string;
                        /** @default {} */
                        message?: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        /** @default {} */
                        metadata?: {
                            [key: string]: string;
                        };
                        method: string;
                        /** @enum {string} */
                        protocol: "grpc";
                        secrets?: string[];
                        service: string;
                        target: string;
                        /** @default false */
                        tls?: boolean | {
                            ca?: string;
                            server_name?: string;
                        };
                    } | {
                        activity: string;
                        /** @default [] */
                        args?: components["schemas"]["Json"][];
                        /** @enum {string} */
                        protocol: "temporal";
                        secrets?: string[];
                        task_queue: string;
                    };
                    cron_expr?: string | null;
                    /** @default  */
                    description?: string;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** @default default */
                    executor_group?: string;
                    finish_deadline?: number | null;
                    interval?: number | null;
                    /** @enum {string} */
                    job_type: "rpc";
                    /**
                     * @default none
                     * @enum {string}
                     */
                    misfire_policy?: "none" | "once" | "all";
                    name: string;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    overlap_policy?: "skip" | "queue" | "cancel_running" | "allow";
                    /** @default [] */
                    params?: {
                        default?: components["schemas"]["Json"];
                        name: string;
                        /** @default false */
                        required?: boolean;
                        /** @default false */
                        secret?: boolean;
                        /**
                         * @default string
                         * @enum {string}
                         */
                        type?: "string" | "number" | "boolean" | "date" | "json";
                    }[];
                    /** @default 3 */
                    priority?: number;
                    /**
                     * @default exponential
                     * @enum {string}
                     */
                    retry_backoff?: "exponential" | "fixed";
                    /** @default 3 */
                    retry_count?: number;
                    /** @default 60 */
                    retry_interval?: number;
                    /** @default 600 */
                    retry_max_interval?: number;
                    /** Format: date-time */
                    run_at?: string | null;
                    shard_total?: number | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    start_deadline?: number | null;
                    /**
                     * @default enabled
                     * @enum {string}
                     */
                    status?: "enabled" | "disabled";
                    /** @default [] */
                    tags?: string[];
                    /** @default 60 */
                    timeout?: number;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                };
            };
        };
        responses: {
            /** @description Run a definition once that is not saved; id 0 stands for a job that does not exist yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["StartedRun"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_jobs_id_trigger: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default {} */
                    params?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** Format: date-time */
                    scheduled_at?: string;
                };
            };
        };
        responses: {
            /** @description Run a job now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["StartedRun"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_jobs_batch: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "enable" | "disable" | "run" | "add_tag" | "remove_tag" | "delete";
                    /** @description With a filter: how many jobs it is to find; otherwise nothing is done (40901) */
                    expected?: number;
                    /** @description All jobs that the list shows by these filters, in place of `ids` */
                    filter?: {
                        executor_group?: string;
                        /** @enum {string} */
                        job_type?: "http" | "shell" | "python" | "sql" | "rpc";
                        priority?: number;
                        q?: string;
                        /** @enum {string} */
                        status?: "enabled" | "disabled";
                        tag?: string;
                        /** @enum {string} */
                        trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                    };
                    ids?: number[];
                    /** @description Of `add_tag` and `remove_tag` */
                    tag?: string;
                };
            };
        };
        responses: {
            /** @description Enable, disable, run, tag or delete many jobs at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["JobBatch"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs_calendar: {
        parameters: {
            query: {
                executor_group?: string;
                job_type?: "http" | "shell" | "python" | "sql" | "rpc";
                month: string;
                priority?: number;
                q?: string;
                status?: "enabled" | "disabled";
                tag?: string;
                timezone?: string;
                trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
            };
        };
        responses: {
            /** @description A month day by day: how runs ended, and how many fires are still to come */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["JobCalendar"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs_durations: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: growth, recent_p95, recent_p50, before_p95, recent_runs, outliers */
                sort?: string;
            };
        };
        responses: {
            /** @description Jobs ranked by how much longer they take than before; in milliseconds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["JobTrend"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs_export: {
        parameters: {
            query?: {
                executor_group?: string;
                format?: "yaml" | "json";
                /** @description Ids by comma */
                ids?: string;
                job_type?: "http" | "shell" | "python" | "sql" | "rpc";
                priority?: number;
                q?: string;
                status?: "enabled" | "disabled";
                tag?: string;
                trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "application/yaml": string;
                };
            };
        };
    };
    post_jobs_import: {
        parameters: {
            query?: {
                mode?: "preview" | "commit";
                /** @description Of the preview: when the file would now do anything else, nothing is done (40901) */
                plan?: string;
                /** @description All jobs or none, or those without problems */
                rows?: "all" | "valid";
                /** @description Of jobs that are new: as the file says, or paused */
                status?: "file" | "disabled";
            };
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Import jobs from a YAML or JSON file, matched by name: preview first, then commit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["JobImport"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs_overview: {
        parameters: {
            query?: {
                since?: string;
            };
        };
        responses: {
            /** @description Runs since a time by status, what runs now, what fails, what comes next */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["JobOverview"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_jobs_preview: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    calendar_id?: number | null;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    calendar_rule?: "skip" | "next_workday";
                    /** @default 10 */
                    count?: number;
                    cron_expr?: string | null;
                    /** Format: date-time */
                    end_at?: string | null;
                    /** Format: date-time */
                    from?: string;
                    interval?: number | null;
                    /** Format: date-time */
                    run_at?: string | null;
                    /** Format: date-time */
                    start_at?: string | null;
                    /** @default Asia/Shanghai */
                    timezone?: string;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
                };
            };
        };
        responses: {
            /** @description The next fires of a trigger that run, and the skipped ones between them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["FirePreview"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs_tags: {
        parameters: {
        };
        responses: {
            /** @description The tags and executor groups that jobs carry, the most used first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["JobTags"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_jobs_timeline: {
        parameters: {
            query: {
                executor_group?: string;
                from: string;
                job_type?: "http" | "shell" | "python" | "sql" | "rpc";
                priority?: number;
                q?: string;
                status?: "enabled" | "disabled";
                tag?: string;
                to: string;
                trigger_type?: "manual" | "cron" | "fixed_rate" | "fixed_delay" | "once";
            };
        };
        responses: {
            /** @description What ran when, job by job, and what is planned */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["JobTimeline"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_login_logs: {
        parameters: {
            query?: {
                /** @description From this time on */
                from?: string;
                ip_address?: string;
                login_type?: "password" | "sso" | "mfa";
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: created_at, user_name */
                sort?: string;
                status?: "success" | "failed";
                /** @description Before this time */
                to?: string;
                user_id?: number;
                user_name?: string;
            };
        };
        responses: {
            /** @description Who tried to sign in, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["LoginLog"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_message_logs: {
        parameters: {
            query?: {
                batch?: string;
                channel?: "email" | "sms" | "in_app" | "dingtalk" | "feishu" | "wechat" | "webhook";
                from?: string;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, created_at, sent_at, status, channel, recipient, retry_count */
                sort?: string;
                status?: "pending" | "sent" | "failed" | "captured";
                template_code?: string;
                to?: string;
                trace_id?: string;
                user_id?: number;
            };
        };
        responses: {
            /** @description What was sent to whom, newest first; without a mail server, also the local outbox */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["MessageLog"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_message_logs_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One message with its content; a code or link only while it is captured, and to whom may see it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["MessageLogDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_notifications: {
        parameters: {
            query?: {
                is_read?: string;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, created_at, type, is_read */
                sort?: string;
                type?: "system" | "approval" | "task" | "alert";
            };
        };
        responses: {
            /** @description One’s own notifications, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Notification"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_notifications_id_read: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Mark one notification as read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Notification"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_notifications_read_all: {
        parameters: {
        };
        responses: {
            /** @description Mark all of one’s own notifications as read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            read: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_notifications_stream: {
        parameters: {
        };
        responses: {
            /** @description Server-sent events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    get_notifications_unread_count: {
        parameters: {
        };
        responses: {
            /** @description How many of one’s own notifications are unread */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["UnreadCount"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_oauth_provider_callback: {
        parameters: {
            path: {
                provider: string;
            };
        };
        responses: {
            /** @description To the provider, or back to the console */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    get_oauth_provider_login: {
        parameters: {
            query?: {
                /** @description The path of the console to open afterwards */
                return_to?: string;
            };
            path: {
                provider: string;
            };
        };
        responses: {
            /** @description To the provider, or back to the console */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    get_permissions: {
        parameters: {
            query?: {
                kind?: "menu" | "button" | "api";
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, code, kind */
                sort?: string;
            };
        };
        responses: {
            /** @description Every right that a role can have */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Permission"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_robots: {
        parameters: {
            query?: {
                enabled?: string;
                page?: number;
                page_size?: number;
                provider?: "dingtalk" | "feishu" | "wechat";
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, name, provider, enabled, created_at, updated_at */
                sort?: string;
            };
        };
        responses: {
            /** @description Robots that speak in groups of DingTalk, Feishu and WeCom; tokens and secrets are never shown */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Robot"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_robots: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    enabled?: boolean;
                    name: string;
                    /** @enum {string} */
                    provider: "dingtalk" | "feishu" | "wechat";
                    secret?: string | null;
                    url?: string;
                };
            };
        };
        responses: {
            /** @description Add a robot */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Robot"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_robots_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One robot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Robot"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_robots_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    enabled?: boolean;
                    name: string;
                    /** @enum {string} */
                    provider: "dingtalk" | "feishu" | "wechat";
                    secret?: string | null;
                    url?: string;
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Replace a robot; an address or a secret that is left out stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Robot"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_robots_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete a robot that no alert goes through any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_robots_id_test: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Have the robot say a test message, and see what its vendor answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["RobotTest"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_roles: {
        parameters: {
            query?: {
                builtin?: "true" | "false";
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, code, name, created_at, updated_at */
                sort?: string;
            };
        };
        responses: {
            /** @description Roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Role"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_roles: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @default [] */
                    column_rules?: {
                        field: string;
                        pattern?: string;
                        resource: string;
                        /** @enum {string} */
                        rule: "plain" | "masked" | "hidden";
                    }[];
                    /** @default [] */
                    data_scopes?: {
                        department_ids?: number[];
                        resource: string;
                        rule?: string | {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        scope: "ALL" | "DEPT_AND_BELOW" | "DEPT" | "SELF" | "CUSTOM";
                    }[];
                    name: string;
                    /** @default [] */
                    parent_ids?: number[];
                    /** @default [] */
                    permission_codes?: ("job:read" | "job:write" | "job:delete" | "job:trigger" | "job:backfill" | "job:script" | "calendar:read" | "calendar:write" | "calendar:delete" | "flow:read" | "flow:write" | "flow:delete" | "flow:trigger" | "flow:backfill" | "flow:operate" | "workflow:read" | "workflow:write" | "workflow:delete" | "workflow:publish" | "approval:read" | "approval:operate" | "run:read" | "run:cancel" | "scheduler:halt" | "alert:read" | "robot:read" | "robot:write" | "robot:delete" | "datasource:read" | "datasource:write" | "datasource:delete" | "user:read" | "user:write" | "user:export" | "role:read" | "role:write" | "department:read" | "department:write" | "session:read" | "session:delete" | "api-key:read" | "api-key:delete" | "identity-provider:read" | "identity-provider:write" | "setting:read" | "setting:write" | "message:read" | "message:secret" | "audit:read" | "login-log:read" | "data-change:read" | "executor:read" | "executor:drain" | "temporal:payload" | "metrics:read" | "menu:jobs" | "menu:flows" | "menu:workflows" | "menu:runs" | "menu:backfills" | "menu:calendars" | "menu:alerts" | "menu:long-tail" | "menu:robots" | "menu:executors" | "menu:datasources" | "menu:messages" | "menu:audit" | "menu:users" | "menu:roles" | "menu:departments" | "menu:sessions" | "menu:api-keys" | "menu:identity-providers" | "menu:settings")[];
                };
            };
        };
        responses: {
            /** @description Create a role */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Role"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_roles_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Role"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_roles_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @default [] */
                    column_rules?: {
                        field: string;
                        pattern?: string;
                        resource: string;
                        /** @enum {string} */
                        rule: "plain" | "masked" | "hidden";
                    }[];
                    /** @default [] */
                    data_scopes?: {
                        department_ids?: number[];
                        resource: string;
                        rule?: string | {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        scope: "ALL" | "DEPT_AND_BELOW" | "DEPT" | "SELF" | "CUSTOM";
                    }[];
                    name: string;
                    /** @default [] */
                    parent_ids?: number[];
                    /** @default [] */
                    permission_codes?: ("job:read" | "job:write" | "job:delete" | "job:trigger" | "job:backfill" | "job:script" | "calendar:read" | "calendar:write" | "calendar:delete" | "flow:read" | "flow:write" | "flow:delete" | "flow:trigger" | "flow:backfill" | "flow:operate" | "workflow:read" | "workflow:write" | "workflow:delete" | "workflow:publish" | "approval:read" | "approval:operate" | "run:read" | "run:cancel" | "scheduler:halt" | "alert:read" | "robot:read" | "robot:write" | "robot:delete" | "datasource:read" | "datasource:write" | "datasource:delete" | "user:read" | "user:write" | "user:export" | "role:read" | "role:write" | "department:read" | "department:write" | "session:read" | "session:delete" | "api-key:read" | "api-key:delete" | "identity-provider:read" | "identity-provider:write" | "setting:read" | "setting:write" | "message:read" | "message:secret" | "audit:read" | "login-log:read" | "data-change:read" | "executor:read" | "executor:drain" | "temporal:payload" | "metrics:read" | "menu:jobs" | "menu:flows" | "menu:workflows" | "menu:runs" | "menu:backfills" | "menu:calendars" | "menu:alerts" | "menu:long-tail" | "menu:robots" | "menu:executors" | "menu:datasources" | "menu:messages" | "menu:audit" | "menu:users" | "menu:roles" | "menu:departments" | "menu:sessions" | "menu:api-keys" | "menu:identity-providers" | "menu:settings")[];
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Replace a role; who has it has its new rights from the next request on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Role"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_roles_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete a role that nobody has */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_scheduler_halt: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    cancel_running?: boolean;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Stop all of the scheduler: no schedule fires, nothing can be triggered; jobs stay as they are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SchedulerState"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_scheduler_resume: {
        parameters: {
        };
        responses: {
            /** @description Let everything run again that ran before the halt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SchedulerState"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_scheduler_state: {
        parameters: {
        };
        responses: {
            /** @description Whether the scheduler is halted, by whom and why, and how many runs are open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SchedulerStateNow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_sessions: {
        parameters: {
            query?: {
                device_kind?: "desktop" | "mobile" | "tablet" | "program";
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, username, started_at, last_active_at */
                sort?: string;
                user_id?: number;
            };
        };
        responses: {
            /** @description Who is signed in, where */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["Session"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_sessions_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Sign one session out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            ended: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_group: {
        parameters: {
            path: {
                group: string;
            };
        };
        responses: {
            /** @description A group of settings; each has a path of its own, and no other name is one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_group: {
        parameters: {
            path: {
                group: string;
            };
        };
        responses: {
            /** @description A group of settings; each has a path of its own, and no other name is one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_api_key: {
        parameters: {
        };
        responses: {
            /** @description The api_key settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Api_keySettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_api_key: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Api_keySettingsInput"];
            };
        };
        responses: {
            /** @description Replace the api_key settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Api_keySettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_general: {
        parameters: {
        };
        responses: {
            /** @description The general settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["GeneralSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_general: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GeneralSettingsInput"];
            };
        };
        responses: {
            /** @description Replace the general settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["GeneralSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_lockout: {
        parameters: {
        };
        responses: {
            /** @description The lockout settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["LockoutSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_lockout: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LockoutSettingsInput"];
            };
        };
        responses: {
            /** @description Replace the lockout settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["LockoutSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_mail: {
        parameters: {
        };
        responses: {
            /** @description The mail settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["MailSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_mail: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailSettingsInput"];
            };
        };
        responses: {
            /** @description Replace the mail settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["MailSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_settings_mail_test: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Send a test mail with the settings in force, to an address or to oneself */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            /** @description Under which the message stands in /message-logs */
                            batch: string;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_mfa: {
        parameters: {
        };
        responses: {
            /** @description The mfa settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["MfaSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_mfa: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MfaSettingsInput"];
            };
        };
        responses: {
            /** @description Replace the mfa settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["MfaSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_password: {
        parameters: {
        };
        responses: {
            /** @description The password settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["PasswordSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_password: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordSettingsInput"];
            };
        };
        responses: {
            /** @description Replace the password settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["PasswordSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_registration: {
        parameters: {
        };
        responses: {
            /** @description The registration settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["RegistrationSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_registration: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationSettingsInput"];
            };
        };
        responses: {
            /** @description Replace the registration settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["RegistrationSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_retention: {
        parameters: {
        };
        responses: {
            /** @description The retention settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["RetentionSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_retention: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionSettingsInput"];
            };
        };
        responses: {
            /** @description Replace the retention settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["RetentionSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_security: {
        parameters: {
        };
        responses: {
            /** @description The security settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SecuritySettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_security: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecuritySettingsInput"];
            };
        };
        responses: {
            /** @description Replace the security settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SecuritySettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_session: {
        parameters: {
        };
        responses: {
            /** @description The session settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SessionSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_session: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionSettingsInput"];
            };
        };
        responses: {
            /** @description Replace the session settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SessionSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_settings_sms: {
        parameters: {
        };
        responses: {
            /** @description The sms settings; secrets are shown as a mask */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SmsSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_settings_sms: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmsSettingsInput"];
            };
        };
        responses: {
            /** @description Replace the sms settings; the mask keeps a secret as it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["SmsSettings"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_settings_sms_test: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    template?: "code" | "notice";
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Send a test text message with the settings in force, to a number or to oneself */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            /** @description Under which the message stands in /message-logs */
                            batch: string;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_temporal_codec_access: {
        parameters: {
        };
        responses: {
            /** @description Let Temporal’s Web UI open payloads in this browser, for eight hours or until one signs out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            /** Format: date-time */
                            until: string;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_temporal_codec_decode: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    payloads: {
                        data?: string | null;
                        metadata?: {
                            [key: string]: string;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description The same payloads, opened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payloads: {
                            data?: string | null;
                            metadata?: {
                                [key: string]: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    get_users: {
        parameters: {
            query?: {
                department_id?: number;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                role_id?: number;
                /** @description Fields by comma, - for descending: id, username, name, status, last_login_at, created_at, updated_at */
                sort?: string;
                status?: "active" | "pending" | "disabled";
            };
        };
        responses: {
            /** @description Users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["User"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_users: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default {} */
                    attributes?: {
                        [key: string]: unknown;
                    };
                    department_id?: number | null;
                    /** Format: email */
                    email?: string | null;
                    must_change_password?: boolean;
                    name?: string;
                    password?: string;
                    phone?: string | null;
                    /** @default [] */
                    role_ids?: number[];
                    /**
                     * @default active
                     * @enum {string}
                     */
                    status?: "active" | "pending" | "disabled";
                    username: string;
                };
            };
        };
        responses: {
            /** @description Create a user, active at once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["User"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_users_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["User"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_users_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default {} */
                    attributes?: {
                        [key: string]: unknown;
                    };
                    department_id?: number | null;
                    /** Format: email */
                    email?: string | null;
                    must_change_password?: boolean;
                    name?: string;
                    password?: string;
                    phone?: string | null;
                    /** @default [] */
                    role_ids?: number[];
                    /**
                     * @default active
                     * @enum {string}
                     */
                    status?: "active" | "pending" | "disabled";
                    username: string;
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Replace a user; fields left out take their defaults, a password left out stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["User"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_users_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete a user; what refers to the user stays readable */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_users_id_factors: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Remove all factors of a user who lost them; the header X-OPS-Reason says how you made sure who asks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            removed: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_users_id_invite: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Send a pending user the link that sets a password and opens the account */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_users_id_permissions: {
        parameters: {
            query?: {
                explain?: "job:read" | "job:write" | "job:delete" | "job:trigger" | "job:backfill" | "job:script" | "calendar:read" | "calendar:write" | "calendar:delete" | "flow:read" | "flow:write" | "flow:delete" | "flow:trigger" | "flow:backfill" | "flow:operate" | "workflow:read" | "workflow:write" | "workflow:delete" | "workflow:publish" | "approval:read" | "approval:operate" | "run:read" | "run:cancel" | "scheduler:halt" | "alert:read" | "robot:read" | "robot:write" | "robot:delete" | "datasource:read" | "datasource:write" | "datasource:delete" | "user:read" | "user:write" | "user:export" | "role:read" | "role:write" | "department:read" | "department:write" | "session:read" | "session:delete" | "api-key:read" | "api-key:delete" | "identity-provider:read" | "identity-provider:write" | "setting:read" | "setting:write" | "message:read" | "message:secret" | "audit:read" | "login-log:read" | "data-change:read" | "executor:read" | "executor:drain" | "temporal:payload" | "metrics:read" | "menu:jobs" | "menu:flows" | "menu:workflows" | "menu:runs" | "menu:backfills" | "menu:calendars" | "menu:alerts" | "menu:long-tail" | "menu:robots" | "menu:executors" | "menu:datasources" | "menu:messages" | "menu:audit" | "menu:users" | "menu:roles" | "menu:departments" | "menu:sessions" | "menu:api-keys" | "menu:identity-providers" | "menu:settings";
            };
            path: {
                id: number;
            };
        };
        responses: {
            /** @description What a user may do; with explain, why or why not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["UserPermissions"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_users_id_reset_password: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Send a user the link that sets the password anew */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_users_id_sessions: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Sign a user out everywhere */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            ended: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_users_id_unlock: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Lift the lock that failed sign-ins set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["User"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_users_export: {
        parameters: {
            query?: {
                department_id?: number;
                format?: "csv" | "xlsx";
                q?: string;
                role_id?: number;
                status?: "active" | "pending" | "disabled";
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    post_users_import: {
        parameters: {
            query?: {
                /** @description Whether a row with the username of somebody who is there is a problem, or changes them */
                existing?: "refuse" | "update";
                /** @description Whether the new people are sent the link that opens their account */
                invite?: "none" | "mail";
                mode?: "preview" | "commit";
                /** @description Of the preview: when the file would now do anything else, nothing is done (40901) */
                plan?: string;
                /** @description All rows or none, or those without problems */
                rows?: "all" | "valid";
            };
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Import users from a workbook or CSV file: preview first, then commit; all of them or the valid rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["UserImport"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_users_import_template: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx";
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    post_users_import_problems: {
        parameters: {
            query?: {
                /** @description Whether a row with the username of somebody who is there is a problem, or changes them */
                existing?: "refuse" | "update";
                format?: "csv" | "xlsx";
            };
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
        };
    };
    post_users_invite: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteInput"];
            };
        };
        responses: {
            /** @description Send each of these pending users the link that opens the account, and say of each what came of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            results: components["schemas"]["InvitedUser"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_webhook_secrets: {
        parameters: {
        };
        responses: {
            /** @description The secrets that outgoing webhooks are signed with, newest first; without the secrets themselves */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["WebhookSecret"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_webhook_secrets: {
        parameters: {
        };
        responses: {
            /** @description Make a new secret, shown this once; the one before it goes on being used, too */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["NewWebhookSecret"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows: {
        parameters: {
            query?: {
                category?: string;
                page?: number;
                page_size?: number;
                /** @description Text to look for */
                q?: string;
                /** @description Fields by comma, - for descending: id, name, category, status, created_at, updated_at */
                sort?: string;
                status?: "draft" | "published" | "archived";
            };
        };
        responses: {
            /** @description Approval definitions, without what they draw */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["WorkflowBrief"][];
                            page: number;
                            page_size: number;
                            pages: number;
                            total: number;
                            /**
                             * @description Of very long lists: `total` is about right
                             * @enum {boolean}
                             */
                            total_estimated?: true;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_workflows: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    bpmn_xml?: string;
                    /** @default [] */
                    callbacks?: {
                        /** @default {} */
                        config?: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        /** @enum {string} */
                        on: "approved" | "rejected";
                        /** @enum {string} */
                        type: "webhook" | "job" | "flow" | "config" | "notify" | "grant_role";
                    }[];
                    /** @default  */
                    category?: string;
                    /** @default  */
                    description?: string;
                    edges?: {
                        condition?: string | null;
                        /** @default false */
                        default?: boolean;
                        id?: string;
                        name?: string;
                        source: string;
                        target: string;
                    }[];
                    form_schema?: components["schemas"]["FormSchema"];
                    name: string;
                    nodes?: components["schemas"]["WorkflowNode"][];
                    /** @default {} */
                    options?: {
                        /** @default 30 */
                        urge_minutes?: number;
                        /** @default 0 */
                        withdraw_days?: number;
                    };
                };
            };
        };
        responses: {
            /** @description Create a draft of an approval definition */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Workflow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description One definition, with what keeps it from being published */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Workflow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    put_workflows_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    bpmn_xml?: string;
                    /** @default [] */
                    callbacks?: {
                        /** @default {} */
                        config?: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        /** @enum {string} */
                        on: "approved" | "rejected";
                        /** @enum {string} */
                        type: "webhook" | "job" | "flow" | "config" | "notify" | "grant_role";
                    }[];
                    /** @default  */
                    category?: string;
                    /** @default  */
                    description?: string;
                    edges?: {
                        condition?: string | null;
                        /** @default false */
                        default?: boolean;
                        id?: string;
                        name?: string;
                        source: string;
                        target: string;
                    }[];
                    form_schema?: components["schemas"]["FormSchema"];
                    name: string;
                    nodes?: components["schemas"]["WorkflowNode"][];
                    /** @default {} */
                    options?: {
                        /** @default 30 */
                        urge_minutes?: number;
                        /** @default 0 */
                        withdraw_days?: number;
                    };
                    /** @description The one that was read; or header If-Match */
                    revision?: number;
                };
            };
        };
        responses: {
            /** @description Replace a definition; what was published stays until the next publication */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Workflow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    delete_workflows_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Delete a definition that no open request goes by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: null;
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_workflows_id_archive: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Start nothing more by it; open requests go on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Workflow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_id_export: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
        };
    };
    post_workflows_id_migrate: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    dry_run?: boolean;
                    instance_ids?: number[];
                    /** @default {} */
                    node_mapping?: {
                        [key: string]: string;
                    };
                    to_version: number;
                };
            };
        };
        responses: {
            /** @description Move the requests that are under way to another version; with dry_run say only which can be moved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["MigrationVerdicts"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
            /** @description Move the requests that are under way to another version; with dry_run say only which can be moved */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalMigrationDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_id_migrations: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description The last 50 times that requests were moved to another version, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["ApprovalMigration"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_id_migrations_migration_id: {
        parameters: {
            path: {
                id: number;
                migration_id: number;
            };
        };
        responses: {
            /** @description How far requests are moved, and why some are not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalMigrationDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_workflows_id_migrations_migration_id_cancel: {
        parameters: {
            path: {
                id: number;
                migration_id: number;
            };
        };
        responses: {
            /** @description Move no more of them; what was moved stays so */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["ApprovalMigrationDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_workflows_id_preview: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whose request it would be; anybody but oneself needs the right to change definitions */
                    applicant_id?: number;
                    /**
                     * @description By what is drawn at present, not by what is published
                     * @default false
                     */
                    draft?: boolean;
                    /** @default {} */
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @default {} */
                    selected_approvers?: {
                        [key: string]: number[];
                    };
                    /** @default  */
                    title?: string;
                    /**
                     * @description By node, what it comes to; what is not named is approved
                     * @default {}
                     */
                    verdicts?: {
                        [key: string]: "approved" | "rejected";
                    };
                    /** @description By this published version, not by the current one */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description The way that a request would take, with the people who would decide, before it starts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["RehearsedPath"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_workflows_id_publish: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description Make what is drawn the version that new requests go by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Workflow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_workflows_id_simulate: {
        parameters: {
            path: {
                id: number;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whose request it would be; anybody but oneself needs the right to change definitions */
                    applicant_id?: number;
                    /**
                     * @description In their order, from the beginning
                     * @default []
                     */
                    decisions?: {
                        node_id: string;
                        /** @description Instead of a verdict, the node that it is returned to */
                        return_to?: string;
                        /** @description Of several visits of the node, this one */
                        step_id?: number;
                        /** @description Whose decision it is; left out, that of the node */
                        user_id?: number;
                        /** @enum {string} */
                        verdict?: "approved" | "rejected";
                    }[];
                    /**
                     * @description By what is drawn at present, not by what is published
                     * @default false
                     */
                    draft?: boolean;
                    /** @default {} */
                    form_data?: {
                        [key: string]: components["schemas"]["Json"];
                    };
                    /** @default {} */
                    selected_approvers?: {
                        [key: string]: number[];
                    };
                    /** @default  */
                    title?: string;
                    /** @description By this published version, not by the current one */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Where a request would stand after these decisions; nothing is kept, each call begins anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["RehearsedPath"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_workflows_id_validate: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description What keeps a definition from being published, element by element */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            problems: components["schemas"]["WorkflowProblem"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_id_versions: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description The versions that were published, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: components["schemas"]["WorkflowVersion"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_id_versions_version: {
        parameters: {
            path: {
                id: number;
                version: number;
            };
        };
        responses: {
            /** @description One version in both of its forms, with its form and settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["WorkflowVersionDetail"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_categories: {
        parameters: {
        };
        responses: {
            /** @description The categories of approval definitions, with how many are of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: {
                                category: string;
                                count: number;
                            }[];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_workflows_import: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    bpmn_xml: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Make a draft of a BPMN 2.0 file; everything in it is kept, and what cannot be run is told by element */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: components["schemas"]["Workflow"];
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_startable: {
        parameters: {
        };
        responses: {
            /** @description The definitions that anybody may start a request by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: {
                                category: string;
                                description: string;
                                id: number;
                                name: string;
                            }[];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_startable_id: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description What anybody fills in to start a request by a definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            category: string;
                            description: string;
                            field_rights: {
                                [key: string]: "write" | "read" | "hidden";
                            };
                            form_schema: components["schemas"]["FormSchema"];
                            id: number;
                            name: string;
                            version: number;
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    get_workflows_startable_id_choices: {
        parameters: {
            path: {
                id: number;
            };
        };
        responses: {
            /** @description The nodes whose people the applicant chooses, and whom one may choose */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            items: {
                                name: string | null;
                                node_id: string;
                                /** @description Null where anybody can be chosen */
                                people: {
                                    hint: string;
                                    id: number;
                                    name: string;
                                }[] | null;
                                /** @enum {string} */
                                type: "approval" | "cc";
                            }[];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
    post_workflows_validate: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    bpmn_xml?: string;
                    /** @default [] */
                    callbacks?: {
                        /** @default {} */
                        config?: {
                            [key: string]: components["schemas"]["Json"];
                        };
                        /** @enum {string} */
                        on: "approved" | "rejected";
                        /** @enum {string} */
                        type: "webhook" | "job" | "flow" | "config" | "notify" | "grant_role";
                    }[];
                    edges?: {
                        condition?: string | null;
                        /** @default false */
                        default?: boolean;
                        id?: string;
                        name?: string;
                        source: string;
                        target: string;
                    }[];
                    form_schema?: components["schemas"]["FormSchema"];
                    /** @description The definition that this is drawn for */
                    id?: number;
                    nodes?: components["schemas"]["WorkflowNode"][];
                };
            };
        };
        responses: {
            /** @description Both forms of what is drawn, and what would keep it from being published, element by element */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        code: 0;
                        data: {
                            /** @description The same as a BPMN 2.0 file; empty where it cannot be drawn */
                            bpmn_xml: string;
                            edges: {
                                condition?: string | null;
                                /** @default false */
                                default?: boolean;
                                id?: string;
                                name?: string;
                                source: string;
                                target: string;
                            }[];
                            /** @description What of the drawing can be run */
                            nodes: components["schemas"]["WorkflowNode"][];
                            problems: components["schemas"]["WorkflowProblem"][];
                        };
                        /** @enum {string} */
                        message: "success";
                        timestamp: number;
                    };
                };
            };
        };
    };
}
