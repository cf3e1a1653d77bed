"""The launcher behind `manage.py up`: web, worker and beat as one."""
